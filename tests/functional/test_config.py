"""Configuration, the lock, newer tables, and policy packs with faults."""

import re
import shutil
import sqlite3

from client import ROOT, Browser, Installation, cases_of, demo_copy

PACKS = ROOT / "tests/data/policies"


def test_config_every_fault_at_once_each_with_its_place():
    with Installation() as here:
        here.config.write_text(
            '[server]\nport = 99999\nidle_minuts = 3\nworkers = "many"\n[data]\nfolder = 3\n[surver]\nx = 1\n'
            '[landlord]\nleave_to = "http://x"\nteams = [1, "a"]\n[log]\nlevel = "loud"\n'
        )
        ran = here.run("config", "check", expect=2, environment={"ROWAN_SERVER_IDLE_MINUTES": "no", "ROWAN_NOPE_X": "1"})
        told = ran.err.splitlines()
        wanted = {f"{here.config}:{place}" for place in ("2:8", "3:15", "4:11", "6:10", "8:5", "10:12", "11:10", "13:9")} | {"ROWAN_SERVER_IDLE_MINUTES", "ROWAN_NOPE_X"}
        assert {line.split(": ", 1)[0] for line in told} == wanted, f"faults told: {told}"
        as_json = here.run("config", "check", "--json", expect=2).json()
        assert {problem["place"] for problem in as_json["problems"]} == {place for place in wanted if not place.startswith("ROWAN_")}


def test_config_unknown_keys_and_broken_toml_are_refused_with_the_place():
    with Installation() as here:
        here.config.write_text("[server\nport = 1\n")
        assert here.run("config", "check", expect=2).err.startswith(f"{here.config}:1:")
        here.write_config(more='colour = "red"\n')
        ran = here.run("config", "check", expect=2)
        assert "log.colour" in ran.err and re.search(r"rowan\.toml:\d+:\d+", ran.err), ran.err


def test_config_the_environment_goes_over_the_file():
    with demo_copy() as here:
        here.write_config(server="port = 1")
        here.serve({"ROWAN_SERVER_PORT": "0"})
        assert Browser(here).get("/health").status == 200
        here.end()
        other = here.folder / "elsewhere"
        ran = here.run("user", "list", expect=None, environment={"ROWAN_DATA_FOLDER": str(other)})
        assert "officer" not in ran.out, "the folder of the environment was not used"


def test_config_what_is_missing_is_named():
    with demo_copy() as here:
        here.run("config", "check")
        here.key.unlink()
        ran = here.run("config", "check", expect=None)
        assert ran.code != 0 and "key" in ran.err
        here.policies = here.folder / "no-packs"
        here.write_config()
        ran = here.run("config", "check", expect=None)
        assert ran.code != 0 and "no-packs" in ran.err and str(here.key) in ran.err, "both faults at once"


def test_config_a_neutral_sender_that_gives_the_landlord_away_is_refused():
    with demo_copy() as here:
        here.run("config", "check", environment={"ROWAN_LANDLORD_NEUTRAL_NAME": "Customer team", "ROWAN_LANDLORD_NEUTRAL_PHONE": "01632 960777"})
        for name, phone, word in (
            ("Northbrook team", "", "names the landlord"),
            ("Domestic team", "", "says what it is about"),
            ("Customer team", "01632 960188", "published"),
            ("Customer team", "ring us", "not a telephone number"),
        ):
            ran = here.run("config", "check", expect=None, environment={"ROWAN_LANDLORD_NEUTRAL_NAME": name, "ROWAN_LANDLORD_NEUTRAL_PHONE": phone})
            assert ran.code != 0 and word in ran.err and "landlord.neutral_" in ran.err, f"{name} {phone}: {ran.all}"


def test_config_tables_of_a_newer_version_are_not_touched():
    with demo_copy() as here:
        db = sqlite3.connect(here.data / "rowan.db")
        db.execute("INSERT INTO migration (version, name, digest) VALUES (99, 'later', 'x')")
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that a mere look folds no log into the file
        db.close()
        before = (here.data / "rowan.db").read_bytes()
        for words in (("serve",), ("rebuild",), ("import", ROOT / "tests/data/import/good"), ("audit", "verify"), ("user", "list")):
            ran = here.run(*words, expect=None, timeout=20)
            assert ran.code not in (0, 1) and "newer version" in ran.err, f"{words}: {ran.code} {ran.err}"
        assert (here.data / "rowan.db").read_bytes() == before


def test_config_a_changed_migration_is_refused():
    with demo_copy() as here:
        with sqlite3.connect(here.data / "rowan.db") as db:
            db.execute("UPDATE migration SET digest = 'f' || substr(digest, 2)")
        ran = here.run("rebuild", expect=None, timeout=20)
        assert ran.code != 0, "tables made by other statements than ours were taken"


def test_R1_a_second_process_on_the_folder_is_refused_with_the_number_of_the_first():
    with demo_copy() as here:
        here.serve()
        for words in (("serve",), ("rebuild",), ("user", "reset", "officer", "--code"), ("import", ROOT / "tests/data/import/good")):
            ran = here.run(*words, expect=3, timeout=20)
            assert f"process {here.process.pid})" in ran.err, ran.err
        assert here.end() == 0, "SIGTERM ends the server in good order"
        here.run("rebuild")


def test_policy_check_names_every_fault_with_file_line_and_column():
    with Installation() as here:
        ran = here.run("policy", "check", PACKS, expect=1)
        told = set(ran.err.splitlines())
        wanted = {line for file in PACKS.glob("*.faults") for line in file.read_text().splitlines() if line}
        # Faults that are about one pack alone are the same when many are checked at once.
        missing = {line for line in wanted if line not in told}
        assert len(wanted) > 40 and not missing, f"{len(missing)} faults were not told: {sorted(missing)[:3]}"
        assert all(re.match(r"[\w.-]+\.yaml:\d+:\d+:? ", line) for line in told), "a fault without a place"
        assert here.json("policy", "check", PACKS, expect=1)["problems"]
        here.run("policy", "check", ROOT / "policies")


def test_policy_serving_goes_on_with_the_last_good_packs_when_the_folder_breaks():
    with demo_copy() as here:
        here.policies = here.folder / "packs"
        shutil.copytree(ROOT / "policies", here.policies)
        here.write_config()
        here.serve()
        manager = here.sign_in("manager")
        good = manager.get("/policy").words
        figures = re.compile(r"Your session ends at .*?\. |Printed by .*?\. ")
        case = "/cases/" + cases_of(manager, "/cases/team")[0] + "/people"
        seen = figures.sub("", manager.get(case).words)
        duty = re.findall(r'href="(/policy/[^"]+)"', manager.get("/policy").text)
        here.end()
        (here.policies / "connexus-2023.yaml").write_text("id: [broken\n")
        assert here.run("config", "check", expect=None).code != 0, "a check must say that the pack is broken"
        here.serve()
        browser = Browser(here)
        browser.cookies = manager.cookies
        now = browser.get("/policy")
        assert now.status == 200
        for address in duty:
            assert browser.get(address).status == 200, f"{address} is gone"
        assert figures.sub("", now.words) == figures.sub("", good), "the packs in force are others than before"
        assert figures.sub("", browser.get(case).words) == seen, "a case follows another policy than before"
        log = (here.log.read_text() if here.log.exists() else "") + (here.folder / "stderr").read_text()
        here.end()
        assert "connexus-2023.yaml:2:1" in log, "nobody is told that the folder is broken and older packs are used"


def test_policy_a_new_folder_with_a_broken_pack_does_not_start():
    with Installation() as here:
        here.policies = here.folder / "packs"
        shutil.copytree(ROOT / "policies", here.policies)
        (here.policies / "connexus-2023.yaml").write_text("id: [broken\n")
        here.write_config()
        ran = here.run("demo", "--cases", "1", expect=None)
        assert ran.code != 0 and "connexus-2023.yaml:2:1" in ran.err


def test_R9_a_broken_pack_does_not_keep_anybody_from_a_backup_or_a_proof():
    with demo_copy() as here:
        here.policies = here.folder / "packs"
        shutil.copytree(ROOT / "policies", here.policies)
        (here.policies / "connexus-2023.yaml").write_text("id: [broken\n")
        here.write_config()
        here.run("audit", "verify")
        here.run("backup", "make", here.folder / "record", here.folder / "keys")
