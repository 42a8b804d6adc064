"""The live screen's actions on people: groups and teams drawn, who comes late or is absent, rotations of teams."""

import re
import secrets

from facilitateur.domain import group_intents
from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.grouping import MOST_SEED, wanted_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import GroupsDrawn, TeamsFormed
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.roll import Person, read_people
from facilitateur.domain.rotating import Asked
from facilitateur.domain.team_draw import TeamDraw, is_seated
from facilitateur.i18n.labels import team_label
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live_team_names import TeamNameActions

ABSENT = re.compile(r"[xX]\s+(.+)")
"""« x Maud » leaves somebody out."""

ARRIVED = re.compile(r"\+\s*([^\s\d+].*)")
"""« + Léa ; mairie B »: somebody comes late."""

PEOPLE = mark("Notes")

GROUP_COMMANDS = (
    Command("groups.draw", "ctrl+g", mark("draw groups"), mark("Draw groups, or draw again"), PEOPLE),
    Command("person.arrive", "", mark("somebody comes"), mark("Somebody comes late: add them to the list"), PEOPLE),
    Command("teams.form", "", mark("form teams"), mark("Form the teams: mixed, drawn again, somebody absent"), PEOPLE),
    Command("teams.members", "", mark("members"), mark("Who is in which team: the members of each team"), PEOPLE),
    Command("team.name", "", mark("rename a team"), mark("Rename a team: its name stands beside its letter"), PEOPLE),
    Command("rotation.plan", "", mark("rotation"), mark("Rotation: which teams meet where, turn by turn"), PEOPLE),
)


class GroupActions(TeamNameActions):
    """Draws groups and teams, and keeps the list of who is there."""

    _team_draw: TeamDraw | None = None
    """Teams that were shown and not taken."""

    def action_groups_draw(self) -> None:
        """Draw groups among those who are there; on a canvas for something else, show them first."""
        block = self.shown_block
        if block is not None and self.frame().canvas.shown is not CanvasKind.GROUPS:
            self._show_groups(block)
            return
        drawn = self.state.contents.groups.get(block.id) if block is not None else None
        self.draw_groups(drawn.absent if drawn is not None else ())

    def _show_groups(self, block: Block) -> None:
        wanted = wanted_of(self.frame().canvas)
        if wanted is None:
            self.say(self.words("This method draws no groups."))
            return
        if len(self.state.contents.participants) < 2:
            self.say(self.refusal(RefusedError(Reason.NO_PEOPLE)), urgent=True)
            return
        from facilitateur.tui.dialogs.groups import GroupsScreen

        def kept(event: object) -> None:
            if isinstance(event, GroupsDrawn) and self.do(lambda state, now: (event,)):
                self.say(f"{self.words('The groups are kept; Ctrl-G shows them.')} {self.words('Ctrl-Z undoes.')}")

        self.app.push_screen(GroupsScreen(self.words, self.state, block, wanted, self.session_now()), kept)

    def draw_groups(self, absent: tuple[str, ...]) -> bool:
        """Draw groups on the shown canvas, without those who are absent; rounds already held stay."""
        block, frame = self.shown_block, self.frame()
        wanted = wanted_of(frame.canvas)
        if block is None or wanted is None:
            self.say(self.words("This method draws no groups."))
            return False
        seed = secrets.randbelow(MOST_SEED)
        held = group_intents.held_rounds(self.state, block, self.session_now())
        done = self.do(lambda state, now: group_intents.draw_groups(state, block.id, wanted, seed, absent, held))
        if done and held:
            self.say(self.words.plural("{n} round held stays.", "{n} rounds held stay.", held))
        return done

    def submit_people(self, text: str) -> bool | None:
        """Leave somebody out or take them back in, or add who comes late; none when the line says something else."""
        block, contents = self.shown_block, self.state.contents
        if block is None or self.frame().canvas.shown is not CanvasKind.GROUPS:
            return None
        if arrived := ARRIVED.fullmatch(text.strip()):
            back = self._absent_called(arrived[1])
            return self._arrive(arrived[1]) if back is None else self._without({back})
        found = ABSENT.fullmatch(text.strip())
        if found is None:
            return None
        typed = fold(found[1])
        called = [person.code for person in contents.participants if fold(person.name).startswith(typed)]
        if len(called) != 1:
            self.say(self.refusal(RefusedError(Reason.UNKNOWN_PERSON)), urgent=True)
            return False
        return self._without({called[0]})

    def _absent_called(self, line: str) -> str | None:
        """Return the code of somebody absent from the shown groups who is called as typed."""
        block = self.shown_block
        drawn = self.state.contents.groups.get(block.id) if block is not None else None
        name = fold(next(iter(read_people(line)), Person("")).name)
        absent = drawn.absent if drawn is not None else ()
        return next((code for code in absent if fold(self.state.participant_name(code)) == name), None)

    def _without(self, turned: set[str]) -> bool:
        """Draw again with those who were absent and now are not, and the reverse."""
        block = self.shown_block
        drawn = self.state.contents.groups.get(block.id) if block is not None else None
        return self.draw_groups(tuple(sorted(set(drawn.absent if drawn is not None else ()) ^ turned)))

    def action_person_arrive(self) -> None:
        """Ask who comes."""
        question = self.words("Who comes? A first name, with “; organisation” if teams are mixed by it.")

        def named(line: str | None) -> None:
            if line:
                self._arrive(line)

        self.app.push_screen(QuestionScreen(question), named)

    def _arrive(self, line: str) -> bool:
        """Add somebody to the list, and to the groups of the shown canvas if some were drawn."""
        block, frame = self.shown_block, self.frame()
        person = next(iter(read_people(line)), Person(""))
        wanted = wanted_of(frame.canvas)
        if block is not None and wanted is not None and block.id in self.state.contents.groups:
            seed = secrets.randbelow(MOST_SEED)
            held = group_intents.held_rounds(self.state, block, self.session_now())
            done = self.do(
                lambda state, now: group_intents.arrive_and_draw(state, person, block.id, wanted, seed, held)
            )
        else:
            done = self.do(lambda state, now: group_intents.arrive(state, person))
        if done:
            self._say_arrival(person.name)
        return done

    def _say_arrival(self, name: str) -> None:
        new = self.state.contents.participants[-1]
        team = next((team.letter for team in self.state.contents.teams if new.code in team.members), "")
        if team:
            self.say(self.words("{name} joins: {team}.", name=name, team=team_label(self.words, self.state, team)))
        else:
            self.say(self.words("{name} joins.", name=name))

    def action_teams_form(self) -> None:
        """Draw the teams, show them, and seat people once they are accepted."""
        if len(self.state.contents.participants) < 2:
            self.say(self.refusal(RefusedError(Reason.NO_PEOPLE)), urgent=True)
            return
        self._show_teams()

    def action_teams_members(self) -> None:
        """Show who is in which team."""
        if is_seated(self.state):
            self._show_teams()
        else:
            self.say(self.words("Nobody sits in a team yet: “form teams” in the palette draws them."))

    def _show_teams(self) -> None:
        from facilitateur.tui.dialogs.teams import NAMES, TeamsScreen

        screen = TeamsScreen(self.words, self.state, self._team_draw)

        def formed(answer: object) -> None:
            self._team_draw = screen.kept
            if answer == NAMES:
                self.name_a_team(self._show_teams)
            elif isinstance(answer, TeamsFormed) and self.do(
                lambda state, now: group_intents.form_teams(state, answer)
            ):
                self._team_draw = None
                said = self.words.plural("{n} team formed.", "{n} teams formed.", len(answer.teams))
                self.say(f"{said} {self.words('Ctrl-Z undoes.')}")

        self.app.push_screen(screen, formed)

    def action_rotation_plan(self) -> None:
        """Show who would meet whom where, and keep it once it is accepted."""
        contents, block = self.state.contents, self.shown_block
        if len(contents.teams) < 2:
            self.say(self.words("There is only one team."))
            return
        from facilitateur.tui.dialogs.teams import RotationScreen

        where = block.id if block is not None else ""

        def chosen(answer: object) -> None:
            if isinstance(answer, Asked) and self.do(
                lambda state, now: group_intents.draw_rotation(state, where, answer)
            ):
                self.say(self.words("The rotation is kept with this block; F9 writes it to the report."))
            elif answer == "drop" and self.do(lambda state, now: group_intents.drop_rotation(state, where)):
                self.say(self.words("The rotation is taken back."))

        self.app.push_screen(RotationScreen(self.words, self.state, contents.rotations.get(where)), chosen)
