"""Repairs and complaints from the command line, and what of them lies on the disk (docs/screening-in-use.md)."""

from client import ROOT, Installation, demo_copy

JOBS = """Order No,UPRN,Date raised,SOR code,Description
CANARYJOB1,999900000001,01/10/2026,N32,"Front door kicked in by CANARYWORDS, frame
split"
2,999900000001,2026-10-20,N39,Lock change
3,999900000002,31/02/2026,N55,Broken window
4,999900000003,22/10/2026,N60,Boiler has no pressure
5,CANARYHOME,22/10/2026,N32,Door kicked in
"""


def written(here, name, text, encoding="utf-8"):
    file = here.folder / name
    file.write_bytes(text.encode(encoding))
    return file


def on_disk(here, word):
    return [file.name for file in here.data.rglob("*") if file.is_file() and word.encode() in file.read_bytes()]


def test_NHG_16_screen_import_names_bad_rows_and_takes_all_or_the_good_ones_once():
    with demo_copy() as here:
        file = written(here, "jobs.csv", JOBS)
        ran = here.run("screen", "import", file, expect=1)
        assert "jobs.csv:5:3 (Date raised):" in ran.err, ran.err
        assert "Nothing was written" in ran.out
        assert "31/02" not in ran.all and "CANARY" not in ran.all, "what stands in a row must not be repeated"
        told = here.json("screen", "import", file, "--dry-run", "--good-rows", expect=1)
        assert told["written"] is False and told["new"] == 3 and told["bad"] == 1
        told = here.json("screen", "import", file, "--good-rows", expect=1)
        assert (told["written"], told["rows"], told["new"], told["unknown_homes"]) == (True, 5, 3, 1), told
        again = here.json("screen", "import", file, "--good-rows", expect=1)
        assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 3), again
        for word in ("CANARYJOB1", "CANARYWORDS", "CANARYHOME"):
            assert on_disk(here, word) == [], f"{word} lies in clear in {on_disk(here, word)}"
        assert "prompt" not in again and "pattern" not in ran.all.lower(), "what the rules find is not for whoever runs the installation"


def test_NHG_16_screen_import_reads_windows_1252_semicolons_a_mapping_and_excel():
    with demo_copy() as here:
        file = written(here, "old.csv", "Nr;Wo;Wann;Was\r\n7;999900000001;03/10/2026;Door kicked in – caf\u00e9 owner heard it\r\n", "cp1252")
        mapping = written(here, "mapping.json", '{"source": "Nr", "home": "Wo", "date": "Wann", "text": ["Was"]}')
        refused = here.run("screen", "import", file, expect=2)
        assert "column" in refused.all
        told = here.json("screen", "import", file, "--mapping", mapping)
        assert told["written"] and told["new"] == 1, told
        guessed = here.json("screen", "import", file)
        assert guessed["unchanged"] == 1, "the next file of the kind is read as the last one was"
        book = here.json("screen", "import", ROOT / "tests/data/screening/jobs.xlsx")
        assert book["written"] and book["rows"] == 3 and book["bad"] == 0, book


def test_NHG_16_screen_import_is_refused_while_a_server_runs_and_without_a_policy_for_it():
    with demo_copy() as here:
        file = written(here, "jobs.csv", JOBS)
        here.serve()
        assert "store.locked" in here.run("screen", "import", file, "--json", expect=3).all
    with Installation() as here:
        missing = here.run("screen", "import", here.folder / "none.csv", expect=3)
        assert "could not be read" in missing.all


def test_SG_30_screen_ask_says_go_ahead_or_wait_and_no_more():
    with demo_copy() as here:
        answers = [here.json("screen", "ask", f"9999{number:08}", "--act", "visit", "--as", "income") for number in range(1, 25)]
        assert {tuple(sorted(answer)) for answer in answers} == {("answer", "ask")}
        assert {answer["answer"] for answer in answers} <= {"go_ahead", "wait"}
        assert any(answer["answer"] == "go_ahead" for answer in answers)
        nowhere = here.json("screen", "ask", "no such place", "--act", "recharge", "--as", "income")
        assert nowhere["answer"] == "wait"
        here.run("screen", "ask", "999900000001", "--act", "visit", "--as", "operative", expect=1)
        here.run("screen", "ask", "999900000001", "--act", "dance", "--as", "income", expect=2)
        here.json("audit", "verify")
