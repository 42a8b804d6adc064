"""What can be done while preparing a plan, each with its key."""

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.screens.browsing import BACK

BLOCK, DAY, PLAN = mark("Block"), mark("Days"), mark("Plan")

BLOCK_COMMANDS = (
    Command("block.add", "a,at", mark("add"), mark("Add a method or a break below"), BLOCK),
    Command("block.length", "enter", mark("minutes"), mark("Type the minutes; on a day, its times"), BLOCK),
    Command("block.up", "K,ctrl+up", mark("move up"), mark("Move the block up, at the edge to the day before"), BLOCK),
    Command(
        "block.down", "J,ctrl+down", mark("move down"), mark("Move the block down, at the edge to the next day"), BLOCK
    ),
    Command("block.longer", "plus", mark("longer"), mark("Up to the next five minutes"), BLOCK),
    Command("block.shorter", "minus", mark("shorter"), mark("Down to the five minutes before"), BLOCK),
    Command("minute.more", "right", mark("1 min more"), mark("One minute more"), BLOCK),
    Command("minute.less", "left", mark("1 min less"), mark("One minute less"), BLOCK),
    Command("block.fix", "f", mark("fix"), mark("Fix the block to a time of day, or let it go"), BLOCK),
    Command("block.note", "n", mark("note"), mark("Write the note of the block"), BLOCK),
    Command("block.title", "T", mark("block title"), mark("Write the title that everybody reads"), BLOCK),
    Command("block.phase", "p", mark("phase"), mark("Choose the phase of the block"), BLOCK),
    Command("block.bounds", "b", mark("bounds"), mark("Give the block its own shortest and longest minutes"), BLOCK),
    Command("block.optional", "o", mark("optional"), mark("Say whether the block may be left out to gain time"), BLOCK),
    Command("block.park", "r", mark("park"), mark("Set the block aside, or take it back"), BLOCK),
    Command("block.duplicate", "d", mark("duplicate"), mark("Put a copy of the block below"), BLOCK),
    Command("block.delete", "delete,x", mark("delete"), mark("Delete the block; on a day, the whole day"), BLOCK),
    Command("card.show", "f1,c", mark("card"), mark("Read the card of the block"), BLOCK),
)

DAY_COMMANDS = (
    Command("day.add", "D", mark("day"), mark("Add a day after this one"), DAY),
    Command("day.times", "h", mark("times"), mark("Say when the day starts, and when it has to end"), DAY),
    Command("block.later", "greater_than_sign", mark("next day"), mark("Move the block to the next day"), DAY),
    Command("block.earlier", "less_than_sign", mark("day before"), mark("Move the block to the day before"), DAY),
)

PLAN_COMMANDS = (
    Command("edit.undo", "u,ctrl+z", mark("undo"), mark("Undo the last change, without limit"), PLAN),
    Command("edit.redo", "U,ctrl+y", mark("redo"), mark("Redo what was undone"), PLAN),
    Command("plan.save", "s,ctrl+s", mark("save"), mark("Save the plan"), PLAN),
    Command("plan.save-as", "S", mark("save as"), mark("Save the plan under another name"), PLAN),
    Command("findings.show", "v", mark("look at"), mark("See what makes the plan hard to hold, with proposals"), PLAN),
    Command("material.show", "m", mark("material"), mark("See the material of the whole plan, counted"), PLAN),
    Command("crowd.say", "g", mark("people"), mark("Say how many people and teams come"), PLAN),
    Command("plan.name", "t", mark("title"), mark("Give the plan another name"), PLAN),
    Command("plan.group", "i", mark("made for"), mark("Say for how many people and for whom it is made"), PLAN),
    Command("detail.down", "pagedown", mark("further"), mark("Further down: the card beside, else the plan"), PLAN),
    Command("detail.up", "pageup", mark("back up"), mark("Further up: the card beside, else the plan"), PLAN),
    BACK._replace(help=mark("Go back; unsaved work is asked about"), footer=False),
)

IN_FOOTER = ("block.add", "block.length", "block.down", "edit.undo", "plan.save")

COMMANDS = tuple(
    command._replace(footer=command.id in IN_FOOTER) for command in (*BLOCK_COMMANDS, *DAY_COMMANDS, *PLAN_COMMANDS)
)
