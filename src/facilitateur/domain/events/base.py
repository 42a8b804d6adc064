"""What all events share."""

import msgspec


class EventBase(msgspec.Struct, frozen=True, tag_field="type", tag=True, omit_defaults=True):
    """Base of every event; the class name is the stored tag."""
