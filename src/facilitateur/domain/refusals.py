"""Why an intent may be refused; the interface turns reasons into words."""

from enum import StrEnum


class Reason(StrEnum):
    """Reasons for which nothing was done."""

    NOT_STARTED = "not_started"
    ALREADY_RUNNING = "already_running"
    ENDED = "ended"
    NOT_ENDED = "not_ended"
    LEAVING_EARLY = "leaving_early"
    LAST_BLOCK = "last_block"
    FIRST_BLOCK = "first_block"
    LAST_STEP = "last_step"
    FIRST_STEP = "first_step"
    UNKNOWN_BLOCK = "unknown_block"
    NOTHING_TO_REPLAN = "nothing_to_replan"
    PLAN_MOVED_ON = "plan_moved_on"
    BLOCK_RAN = "block_ran"
    SAME_METHOD = "same_method"
    NO_TIME_LEFT_TO_TAKE = "no_time_left_to_take"
    EMPTY_TEXT = "empty_text"
    UNKNOWN_NOTE = "unknown_note"
    UNKNOWN_PLACE = "unknown_place"
    OUT_OF_SCALE = "out_of_scale"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_CHOICE = "not_a_choice"
    TOO_MANY_VALUES = "too_many_values"
    TOO_MANY_ANSWERS = "too_many_answers"
    NO_DECK = "no_deck"
    NO_PEOPLE = "no_people"
    UNKNOWN_PERSON = "unknown_person"
    NO_ROW = "no_row"
    NO_PLACES_TO_MAKE = "no_places_to_make"
    TOO_MANY_PLACES = "too_many_places"
    UNKNOWN_TEAM = "unknown_team"
    LAST_ROUND = "last_round"
    FIRST_ROUND = "first_round"
    NO_ROUNDS = "no_rounds"
    NOBODY_SPEAKS = "nobody_speaks"
    NO_TIMER = "no_timer"
    NO_TIME_GIVEN = "no_time_given"
    TIME_IS_PAST = "time_is_past"
    RUNS_TO_CLOCK = "runs_to_clock"
    TOO_MANY_TIMERS = "too_many_timers"
    UNDER_ITSELF = "under_itself"
    NO_VOTES_TO_TAKE = "no_votes_to_take"
    NOTHING_TO_VOTE_ON = "nothing_to_vote_on"
    VOTE_RUNS = "vote_runs"
    VOTE_CLOSED = "vote_closed"
    VOTE_COUNT_UNREADABLE = "vote_count_unreadable"
    UNKNOWN_OPTION = "unknown_option"
    UNKNOWN_OBJECTION = "unknown_objection"
    TOO_MANY_OPTIONS = "too_many_options"
    NO_TIE = "no_tie"
    NOTHING_SELECTED = "nothing_selected"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    READ_ONLY = "read_only"
    NEWER_VERSION = "newer_version"
    EMPTY_AGENDA = "empty_agenda"
    NO_CHALLENGE = "no_challenge"
    TEAMS_OUT_OF_RANGE = "teams_out_of_range"


class RefusedError(Exception):
    """An intent that may not happen now; nothing was changed."""

    def __init__(self, reason: Reason, **details: object) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.details = details
