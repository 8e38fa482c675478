"""The import of housing data, from the command line (docs/import.md)."""

import re
import sqlite3

from client import ROOT, Installation

FILES = ROOT / "tests/data/import"
EVERY_FAULT = """
property.csv:3:1 property.csv:4:1 property.csv:5:2 property.csv:6:3 property.csv:7:4 property.csv:8:5
person.csv:3:3 person.csv:4:4 person.csv:5:5 person.csv:6:6 person.csv:7:4 person.csv:7:5 person.csv:7:6
tenancy.csv:3:2 tenancy.csv:4:3 tenancy.csv:5:5 tenancy.csv:7:4 tenancy.csv:8:6
household_member.csv:3:2 household_member.csv:4:2 household_member.csv:5
""".split()


def places(lines):
    found = [re.match(r"([a-z_]+\.csv:\d+(?::\d+)?)(?: \(\w+\))?: \S", line) for line in lines]
    assert all(found), f"a fault without a place: {[line for line, match in zip(lines, found) if not match]}"
    return [match[1] for match in found]


def entries(here):
    """How many entries the record has: read beside the program, with a tool that is not ours."""
    with sqlite3.connect(f"file:{here.data}/rowan.db?mode=ro", uri=True) as db:
        return db.execute("SELECT count(*) FROM entry").fetchone()[0]


def test_import_every_bad_row_is_named_with_file_line_and_column_and_nothing_is_written():
    with Installation() as here:
        ran = here.run("import", FILES / "many-bad-rows", expect=1)
        assert places(ran.err.splitlines()) == EVERY_FAULT, f"other faults than expected: {places(ran.err.splitlines())}"
        assert entries(here) == 0, "a folder with faults must leave nothing behind"
        assert "ecret" not in ran.all, "what stands in a row must not be repeated"
        assert "Nothing was written" in ran.out


def test_import_good_rows_are_written_and_the_bad_ones_named():
    with Installation() as here:
        told = here.json("import", FILES / "many-bad-rows", "--good-rows", expect=1)
        assert told["written"] is True
        assert places(told["faults"]) == EVERY_FAULT
        assert (told["property"]["recorded"], told["person"]["recorded"], told["tenancy"]["recorded"], told["household_member"]["recorded"]) == (1, 1, 1, 1), str(told)[:300]
        first = entries(here)
        assert first > 0
        here.json("import", FILES / "many-bad-rows", "--good-rows", expect=1)
        assert entries(here) == first, "the same rows again must change nothing"


def test_import_the_same_files_twice_change_nothing_and_a_changed_row_one_thing():
    with Installation() as here:
        told = here.json("import", FILES / "good")
        assert told["written"] and told["faults"] == [] and told["person"]["recorded"] == 4
        first = entries(here)
        again = here.json("import", FILES / "good")
        assert [again[what]["recorded"] + again[what]["changed"] for what in ("property", "person", "tenancy", "household_member")] == [0, 0, 0, 0]
        assert again["person"]["untouched"] == 4
        assert entries(here) == first
        changed = here.json("import", FILES / "changed")
        assert (changed["person"]["recorded"], changed["person"]["changed"], changed["person"]["untouched"]) == (1, 1, 3)
        assert entries(here) == first + 2
        here.run("audit", "verify")


def test_import_dry_run_checks_and_writes_nothing():
    with Installation() as here:
        told = here.json("import", FILES / "good", "--dry-run")
        assert told["written"] is False and told["person"]["recorded"] == 4
        assert entries(here) == 0


def test_import_a_damaged_file_is_refused_with_its_place():
    wanted = {
        "column-twice": "person.csv:1:", "damaged-utf8": "person.csv:", "empty": "person.csv:1", "huge-field": "person.csv:", "no-header": "person.csv:1",
        "unclosed-quote": "person.csv:", "utf-16": "person.csv:1", "sole-with-two-tenants": "tenancy.csv:", "tenancy-of-unknown-property": "tenancy.csv:2:2",
    }
    with Installation() as here:
        for name, place in wanted.items():
            told = here.json("import", FILES / name, expect=1)
            assert told["written"] is False and told["faults"], f"{name} was taken"
            assert told["faults"][0].startswith(place), f"{name}: {told['faults'][0]}"
        assert entries(here) == 0
        assert here.run("import", here.folder / "nothing-here", expect=None).code in (2, 3)
