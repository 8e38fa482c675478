"""Backups made while serving, restored elsewhere; wrong keys; a record that was tampered with."""

import re
import shutil
import sqlite3
import threading
import time

from client import Browser, Installation, cases_of, demo_copy


def restored_into(here, record, keys):
    """A second installation with the same key file, whose data come from the backup."""
    other = Installation()
    shutil.copy2(here.key, other.key)
    other.run("restore", record, keys, other.data)
    return other


def test_R9_SG_25_a_backup_under_writes_is_whole_and_serves_in_another_folder():
    with demo_copy() as here:
        scratch = here.folder / "tmp"
        scratch.mkdir()
        here.serve()
        officer = here.sign_in("officer")
        case = cases_of(officer)[0]
        record, keys, stop, sent = here.folder / "record", here.folder / "keys", threading.Event(), []

        def write():
            twin = officer.twin()
            while not stop.is_set():
                text = f"backup-{len(sent)}-end"
                if twin.post(f"/cases/{case}", f"/cases/{case}/notes", text=text).status == 303:
                    sent.append(text)
            twin.close()

        writer = threading.Thread(target=write)
        writer.start()
        try:
            while len(sent) < 10 and writer.is_alive():
                time.sleep(0.02)
            before = len(sent)
            made = here.json("backup", "make", record, keys)
            after = len(sent) + 1
        finally:
            stop.set()
            writer.join()
        assert made["bytes"] > 100_000
        checked = here.json("backup", "verify", record, keys)
        assert checked["whole"] is True
        here.run("backup", "verify", record, keys, environment={"TMPDIR": str(scratch)})
        assert not list(scratch.iterdir()), "the scratch folder was left behind"
        timeline = officer.get(f"/cases/{case}/timeline").text
        here.end()

        with restored_into(here, record, keys) as other:
            assert other.json("audit", "verify")["whole"] is True
            assert other.json("audit", "verify")["entries"] == checked["entries"]
            assert other.json("rebuild")["same"] is True, "the indexes of the backup are not what its record says"
            shutil.copy2(here.data / "demo-sign-in.txt", other.data)
            other.serve()
            colleague = other.sign_in("manager")
            there = colleague.get(f"/cases/{case}/timeline")
            assert there.status == 200
            kept = set(re.findall(r"backup-\d+-end", there.text))
            assert set(sent[:before]) <= kept, "a note from before the backup is missing"
            assert len(kept) <= after and kept <= set(re.findall(r"backup-\d+-end", timeline))
            assert colleague.post(f"/cases/{case}", f"/cases/{case}/notes", text="Written after the restore").status == 303, "work goes on"
            assert other.end() == 0 and other.json("audit", "verify")["whole"] is True


def test_R9_a_wrong_key_a_changed_byte_and_a_full_folder_are_refused():
    with demo_copy() as here, Installation() as stranger:
        record, keys = here.folder / "record", here.folder / "keys"
        here.run("backup", "make", record, keys)
        stranger.run("user", "add", "somebody", "--role", "officer")
        target = here.folder / "target"
        ran = stranger.run("restore", record, keys, target, expect=None)
        assert ran.code not in (0,) and not (target / "rowan.db").exists(), "a backup was opened with another key"
        assert stranger.run("backup", "verify", record, keys, expect=None).code != 0
        for file in (record, keys):
            good = file.read_bytes()
            for at in (0, 20, len(good) // 2, len(good) - 1):
                file.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
                ran = here.run("restore", record, keys, target, expect=None)
                assert ran.code != 0 and not (target / "rowan.db").exists(), f"{file.name} with byte {at} changed was restored"
            file.write_bytes(good[: len(good) - 100])
            assert here.run("restore", record, keys, target, expect=None).code != 0, f"{file.name} cut short was restored"
            file.write_bytes(good)
        assert here.run("restore", record, keys, here.data, expect=None).code != 0, "a folder with a record was written over"
        here.run("restore", record, keys, target)
        for file in (target / "rowan.db",):
            assert file.stat().st_mode & 0o077 == 0
        with Installation() as keyless:
            assert keyless.run("restore", record, keys, keyless.data, expect=None).code != 0


def test_SG_25_another_key_file_does_not_open_the_record():
    with demo_copy() as here:
        here.key.write_bytes(key_of_another())
        for words in (("serve",), ("audit", "verify"), ("rebuild",)):
            ran = here.run(*words, expect=None, timeout=20)
            assert ran.code not in (0, 1), f"{words}: {ran.code}"
            assert "key" in ran.err


def key_of_another():
    """The bytes of a key file of another installation."""
    with Installation() as other:
        other.run("user", "add", "somebody", "--role", "officer")
        return other.key.read_bytes()


def test_SG_25_a_byte_changed_in_the_file_is_found_and_named():
    with demo_copy() as here:
        file = here.data / "rowan.db"
        good = file.read_bytes()
        with sqlite3.connect(file) as db:
            rows = db.execute("SELECT position, stream, sealed FROM entry WHERE length(sealed) BETWEEN 60 AND 2000 ORDER BY position").fetchall()
            looks = db.execute("SELECT position, hash FROM access_log ORDER BY position").fetchall()
        db.close()
        tried = 0
        for position, stream, sealed in rows[:: max(1, len(rows) // 12)]:
            at = good.find(sealed)
            if at < 0:
                continue
            at += len(sealed) // 2
            file.write_bytes(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :])
            told = here.json("audit", "verify", expect=1)
            assert (told["whole"], told["position"], told["stream"]) == (False, position, stream), f"entry {position} of {stream}: {told}"
            tried += 1
        assert tried >= 8
        position, digest = looks[len(looks) // 2]
        at = good.find(digest)
        file.write_bytes(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :])
        told = here.json("audit", "verify", expect=1)
        assert told["whole"] is False and "access" in told["place"], told
        file.write_bytes(good)
        assert here.json("audit", "verify")["whole"] is True


def test_SG_25_rows_edited_removed_or_moved_are_found():
    edits = {
        "edited": "UPDATE entry SET actor = actor + 1 WHERE position = 900",
        "made earlier": "UPDATE entry SET entered_at = entered_at - 1 WHERE position = 1200",
        "said to have happened at another time": "UPDATE entry SET happened_at = happened_at + 1 WHERE position = 1300",
        "removed": "DELETE FROM entry WHERE position = 1500",
        "removed at the end": "DELETE FROM entry WHERE position = (SELECT max(position) FROM entry)",
        "of another kind": "UPDATE entry SET kind = 'note' WHERE position = 1800",
        "look removed": "DELETE FROM access_log WHERE position = 50",
        "look of somebody else": "UPDATE access_log SET staff = staff + 1 WHERE position = 60",
        "look of another case": "UPDATE access_log SET stream = stream + 1 WHERE position = 61",
        "last look removed": "DELETE FROM access_log WHERE position = (SELECT max(position) FROM access_log)",
        "key removed": "DELETE FROM stream_key WHERE stream = (SELECT stream FROM entry WHERE position = 700)",
    }
    with demo_copy() as here:
        here.run("audit", "checkpoint")
        file = here.data / "rowan.db"
        good = file.read_bytes()
        for what, sql in edits.items():
            db = sqlite3.connect(file)
            assert db.execute(sql).rowcount == 1, what
            db.commit()
            db.close()
            told = here.run("audit", "verify", "--json", expect=1).json()
            assert told["whole"] is False, f"an entry {what} was not found"
            for side in ("rowan.db-wal", "rowan.db-shm"):
                (here.data / side).unlink(missing_ok=True)
            file.write_bytes(good)
        here.run("audit", "verify")


def test_SG_25_an_old_copy_put_back_is_found_by_a_checkpoint_kept_elsewhere():
    with demo_copy() as here:
        old = here.folder / "old-copy"
        shutil.copytree(here.data, old)
        here.serve()
        officer = here.sign_in("officer")
        case = cases_of(officer)[0]
        assert officer.post(f"/cases/{case}", f"/cases/{case}/notes", text="What somebody would like to be gone").status == 303
        here.end()
        line = here.run("audit", "checkpoint").out
        kept = here.folder / "kept-elsewhere"
        kept.write_text(line)
        here.run("audit", "verify", "--checkpoint", kept)
        shutil.rmtree(here.data)
        shutil.copytree(old, here.data)
        assert here.json("audit", "verify")["whole"] is True, "the old copy is whole in itself"
        told = here.json("audit", "verify", "--checkpoint", kept, expect=1)
        assert told["whole"] is False and "end" in told["flaw"], told
        forged = re.sub(r"[0-9a-f](?=[0-9a-f]{8}\s*$)|[A-Za-z0-9_-](?=[A-Za-z0-9_-]{8}\s*$)", lambda match: "0" if match[0] != "0" else "1", line)
        assert forged != line
        kept.write_text(forged)
        assert here.run("audit", "verify", "--checkpoint", kept, expect=None).code != 0
        kept.write_text("not a checkpoint\n")
        assert here.run("audit", "verify", "--checkpoint", kept, expect=None).code not in (0,)


def test_SG_25_indexes_that_were_changed_are_made_right_by_a_rebuild():
    with demo_copy() as here:
        db = sqlite3.connect(here.data / "rowan.db")
        db.execute("UPDATE case_index SET lead = 0, risk = 'none'")
        db.execute("DELETE FROM case_grant WHERE case_id IN (SELECT case_id FROM case_index LIMIT 3)")
        db.execute("DELETE FROM report_index WHERE report_id IN (SELECT report_id FROM report_index LIMIT 1) AND report_id NOT IN (SELECT report_id FROM report_grant)")
        db.commit()
        db.close()
        assert here.json("rebuild")["same"] is False, "changed indexes were called the same"
        assert here.json("rebuild")["same"] is True
        here.serve()
        officer = here.sign_in("officer")
        assert cases_of(officer), "the lists are back"
        assert Browser(here).get("/ready").status == 200
