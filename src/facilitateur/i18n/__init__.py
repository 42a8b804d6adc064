"""The interface's words in French and English."""

from facilitateur.i18n.words import LANGUAGES, Words, load_words, system_language

__all__ = ["LANGUAGES", "Words", "load_words", "system_language"]
