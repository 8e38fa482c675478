"""The screening engine from the command line, on files alone (docs/screening.md)."""

from client import Installation

REPAIRS = """Job number,Property ref,Date raised,SOR code,Job description
J1,100,02/01/2026,330105,"Bedroom door kicked in,
tenant says accident"
J2,100,01/02/2026,391707,LOCK CHANGE REQUESTED
J3,200,03/01/2026,330105,communal door kicked in
J4,200,05/01/2026,330105,lock change
J5,300,06/01/2026,611203,tap dripping
"""
NOISE = """Case ref;UPRN;Logged;Complaint type;Details;Reported by
C1;100;2026-01-20T22:10:00Z;Noise;Man shouting and woman crying;N7
C2;200;2026-01-21;Noise;no shouting heard, loud music;N8
C3;400;31/02/2026;Noise;screaming;N9
"""


def files(here, noise=NOISE):
    repairs, complaints = here.folder / "repairs.csv", here.folder / "noise.csv"
    repairs.write_text(REPAIRS)
    complaints.write_bytes(noise.encode("cp1252"))
    return ["--repairs", str(repairs), "--noise", str(complaints)]


def test_screen_run_says_which_homes_and_why_and_names_the_bad_row():
    with Installation() as here:
        told = here.json("screen", "run", *files(here), "--as-of", "2026-02-10", expect=1)
        assert [(hit["home"], hit["rule"], hit["counted"]) for hit in told["hits"]] == [("100", "damage_and_noise", 3)], told["hits"]
        assert [event["source"] for event in told["hits"][0]["events"]] == ["J1", "C1", "J2"]
        assert told["hits"][0]["events"][1]["terms"] == ["shouting", "crying"]
        assert "score" not in str(told).lower()
        (bad,) = told["files"][1]["faults"]
        assert "noise.csv:4:3: " in bad and "screaming" not in bad, bad
        assert told["files"][1]["mapping"]["home"] == "UPRN" and told["files"][0]["mapping"]["source"] == "Job number"
        assert here.json("screen", "run", *files(here), "--as-of", "2026-02-10", expect=1)["hits"] == told["hits"], "the same files give the same answer"
        assert not here.json("screen", "run", *files(here), "--as-of", "2026-07-10", expect=1)["hits"], "what is half a year old is no prompt"


def test_screen_explain_and_the_words_for_people():
    good = NOISE.replace("31/02/2026", "28/02/2026")
    with Installation() as here:
        told = here.run("screen", "explain", "100", *files(here, good), "--as-of", "2026-02-10").out
        assert "2026-01-20 noise C1 code Noise shouting crying" in told and "3 jobs or complaints on 3 different days" in told, told
        none = here.run("screen", "explain", "200", *files(here, good), "--as-of", "2026-02-10").out
        assert "No rule is met at this home" in none, none
        assert here.run("screen", "explain", "999", *files(here, good), expect=1).err
        pack = here.policies / "connexus-2023.yaml"
        assert here.json("screen", "run", *files(here, good), "--pack", str(pack), "--as-of", "2026-02-10")["hits"][0]["home"] == "100"
        alone = here.json("screen", "run", *files(here, good), "--rules-off-too", "--as-of", "2026-02-10")
        assert alone["not_judged"] == [] and len(alone["hits"]) >= 1


def test_screen_thresholds_tell_the_cost_before_a_rule_is_switched_on():
    good = NOISE.replace("31/02/2026", "28/02/2026")
    with Installation() as here:
        homes = here.folder / "homes.csv"
        homes.write_text("home,markers,void_from,void_to\n" + "".join(f"{n},{'social' if n % 2 else 'social sheltered'},,\n" for n in range(100, 500)))
        asked = [*files(here, good), "--homes", str(homes), "--as-of", "2026-02-10"]
        told = here.json("screen", "thresholds", *asked)
        own = [row for row in told["thresholds"] if row["rule"] == "damage_and_noise" and row["own"]]
        assert own[0]["now"] == 1 and own[0]["a_year_ago"] == 0 and own[0]["chance_alike"] < 1, own
        assert {split["marker"]: (split["homes"], split["flagged"]) for split in own[0]["splits"]} == {"social": (400, 1), "sheltered": (200, 1)}
        assert any("shorter than a year" in sentence for sentence in told["cannot_say"]), told["cannot_say"]
        assert told["unknown_homes"] == 0
        # A home that was empty then: its jobs do not count.
        homes.write_text("home,markers,void_from,void_to\n100,social,2025-12-01,2026-03-01\n")
        assert here.json("screen", "run", *asked)["hits"] == []
        assert here.json("screen", "run", *asked)["unknown_homes"] >= 1


def test_screen_a_mapping_and_what_is_refused():
    with Installation() as here:
        odd, mapping = here.folder / "odd.csv", here.folder / "mapping.json"
        odd.write_text("A,B,C\n100,01/31/2026,door kicked in\n")
        assert here.run("screen", "run", "--repairs", str(odd), expect=2).err.count("Say which column") == 2
        mapping.write_text('{"home": "A", "date": "B", "text": ["C"], "dates": "month_first"}')
        assert here.json("screen", "run", "--repairs", str(odd), "--repairs-mapping", str(mapping))["files"][0]["kept"] == 1
        mapping.write_text('{"home": "A", "date": "B", "texts": ["C"]}')
        assert "texts" in here.run("screen", "run", "--repairs", str(odd), "--repairs-mapping", str(mapping), expect=2).err
        assert here.run("screen", "run", expect=2).err
        assert here.run("screen", "run", "--repairs", str(here.folder / "none.csv"), expect=1).err
