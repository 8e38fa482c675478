"""Marked words are typed into the real forms, then every byte that is left behind is searched for them (security: L3)."""

import base64
import datetime
import os
import re
import shutil
import subprocess
from pathlib import Path

from client import Browser, Settings, cases_of, demo_copy

WORDS = {
    "name": "Zerubbabelina Quixworthy", "address": "7 Obsidianfinch Cutting", "phone": "07700900847", "email": "plumcanary@mail.example",
    "account": "Tourmalinecanary was thrown", "note": "Ferrocyanidecanary in the shed", "search": "Quetzalcanary", "draft": "Halfwrittencanary words",
    "perpetrator": "Barnabyssus Grimscanary", "household": "Twincanaries of seven", "wishes": "Wishescanary to Shetland", "code word": "Heliotropecanary",
    "reporter": "Neighbourcanary Oldham", "task": "Locksmithcanary", "reason": "Barredcanary cousin", "contact": "Spokecanary briefly", "colleague": "Newcolleaguecanary",
    "public account": "Publiccanary shouting", "public draft": "Unsentcanary", "wrong password": "Passwordcanary-123", "urgent": "Urgentcanary smoke",
}


def forms_of(word):
    """The word as it could lie in a file."""
    for way in (word, word.lower(), word.upper(), word.replace(" ", "+"), word.replace(" ", "%20"), max(word.split(), key=len)):
        yield way.encode()
        yield way.encode("utf-16-le")
        yield way.encode("utf-16-be")
    for shift in range(3):
        middle = base64.b64encode(b"x" * shift + word.encode())[(4 if shift else 0) : -4]
        yield middle
    yield word.encode().hex().encode()


NEEDLES = {what: set(forms_of(word)) for what, word in WORDS.items()}


def hits(*places):
    """Which words stand in which files below these places."""
    found, looked = [], 0
    for place in places:
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            if not file.is_file():
                continue
            looked += 1
            content = file.read_bytes()
            found += [f"{what} in {file.name}" for what, needles in NEEDLES.items() if any(needle in content for needle in needles)]
    assert looked, "nothing was searched"
    return found


def in_a_month():
    day = datetime.date.today() + datetime.timedelta(days=30)
    return {"check_by-day": day.day, "check_by-month": day.month, "check_by-year": day.year}


def type_everything(here):
    """A report, a case, and something into each kind of form. Gives the reference of the case."""
    officer = here.sign_in("officer")
    sent = officer.post(
        "/reports/new", "/reports/new", danger="no", handle=WORDS["name"], route="neighbour", reporter_name=WORDS["reporter"], survivor_name=WORDS["name"],
        survivor_address=WORDS["address"], survivor_phone=WORDS["phone"], account=WORDS["account"], household=WORDS["household"], wishes=WORDS["wishes"],
        perpetrator_given="named", perpetrator_name=WORDS["perpetrator"],
    )
    assert sent.status == 303, sent.words[-600:]
    listed = officer.get("/reports")
    report = next(ref for ref in dict.fromkeys(re.findall(r'href="/reports/(R-\d+-[A-Z])', listed.text)) if WORDS["name"] in officer.get(f"/reports/{ref}").words)
    opened = officer.post(f"/reports/{report}/open", f"/reports/{report}/open", person="none", home="none", name=WORDS["name"], age_band="18_plus", lead="me", team="1")
    assert opened.status == 303, opened.words[-600:]
    case = re.search(r"/cases/(RW-\d+-[A-Z])", opened.header("Location"))[1]
    at = f"/cases/{case}"

    def send(page, action, **typed):
        answer = officer.post(page, action, **typed)
        assert answer.status == 303, f"{action}: {answer.status} {answer.words[-500:]}"

    send(at, f"{at}/notes", text=WORDS["note"])
    send(f"{at}/safe-contact/new", f"{at}/safe-contact/new", safety="approved", kind="email", value=WORDS["email"], code_word=WORDS["code word"], approved_by=WORDS["name"], **in_a_month())
    send(f"{at}/safe-contact", f"{at}/must-not-know", **{"name-1": WORDS["perpetrator"], "why-1": "neighbour"})
    send(f"{at}/household", f"{at}/household", children="yes", adults="no", members=WORDS["household"])
    send(f"{at}/wishes", f"{at}/wishes", text=WORDS["wishes"], housing="stay")
    send(f"{at}/tasks/new", f"{at}/tasks/new", title=WORDS["task"])
    who = re.search(r'<select[^>]*name="who".*?<option value="(\d+)"', officer.get(f"{at}/access").text, flags=re.S)
    others = dict((name, number) for number, name in re.findall(r'<option value="(\d+)">([^<]+)</option>', officer.get(f"{at}/access").text.split('name="who"')[1]))
    send(f"{at}/access", f"{at}/access/bar", who=who[1] if not others else list(others.values())[-1], bar_reason=WORDS["reason"])
    found = officer.post("/cases", "/cases/search", q=WORDS["search"])
    assert found.status == 200 and WORDS["search"] in found.text
    assert WORDS["name"] in officer.post("/cases", "/cases/search", q="Zerubbabelina").words, "the case is found by its name"
    kept = officer.post_fields(f"/drafts/{case}/note", {"_token": officer.token(at), "text": WORDS["draft"]})
    assert kept.status == 200 and WORDS["draft"] in officer.get(at).text
    page = officer.get(at).words
    assert all(WORDS[word] in page + officer.get(f"{at}/safe-contact").words for word in ("name", "note", "email")), "what was typed is not shown"

    other = here.sign_in("officer3")
    refused = other.get(at)
    other.post_fields(f"{at}/urgent-access", {"_token": refused.token(), "why": WORDS["urgent"] + " from the window"})
    admin = here.sign_in("admin")
    admin.post("/staff/new", "/staff/new", name=WORDS["colleague"], user_name="newcolleague", roles="officer", team="1")

    public = Browser(here)
    public.get("/tell-us/1")
    for step, typed in ((1, {"teller": "neighbour"}), (2, {"danger": "no"}), (3, {"account": WORDS["public account"]})):
        shown = public.get(f"/tell-us/{step}")
        answer = public.post_fields(f"/tell-us/{step}", {"_token": shown.token(), **typed} if "_token" in shown.text else typed)
        assert answer.status == 303, f"step {step}: {answer.status}"
    half = Browser(here)
    half.get("/tell-us/1")
    half.post_fields("/tell-us/1", {"_token": half.get("/tell-us/1").token(), "teller": "survivor", "account": WORDS["public draft"]})
    check = public.get("/tell-us/check")
    assert WORDS["public account"] in check.words, "the public answers are not shown again"
    assert public.post_fields("/tell-us/check", check.form("/tell-us/check")).status == 303
    Browser(here).post_fields("/sign-in", {"user_name": WORDS["name"], "password": WORDS["wrong password"], "code": "123456"})
    Browser(here).get("/nothing/" + WORDS["search"] + "?q=" + WORDS["phone"])
    return case


def test_CX_5_2_L3_no_word_that_was_typed_lies_readable_in_any_file():
    with demo_copy() as here:
        shutil.rmtree(here.data / "demo-csv", ignore_errors=True)
        temporary = here.folder / "tmp"
        temporary.mkdir()
        here.write_config(more='level = "debug"\n')
        here.serve({"TMPDIR": str(temporary)})
        case = type_everything(here)
        here.run("backup", "make", here.folder / "record.backup", here.folder / "keys.backup", environment={"TMPDIR": str(temporary)})
        assert not hits(here.folder), f"while serving: {hits(here.folder)}"
        names = {file.name for file in here.folder.rglob("*")}
        assert {"rowan.db", "rowan.db-wal", "rowan.log", "record.backup", "keys.backup"} <= names, f"files: {names}"
        assert (here.folder / "rowan.log").stat().st_size > 1000, "the log was searched empty"
        assert case not in (here.folder / "rowan.log").read_text(), "the log names a case"
        for command in (("audit", "verify"), ("user", "list"), ("backup", "verify", here.folder / "record.backup", here.folder / "keys.backup")):
            told = here.run(*command, environment={"TMPDIR": str(temporary)})
            assert not any(WORDS[word] in told.all for word in WORDS if word != "colleague"), f"{command} prints what was typed"
        here.end()
        assert not hits(here.folder), f"after the end: {hits(here.folder)}"
        here.run("rebuild")
        assert not hits(here.folder), f"after a rebuild: {hits(here.folder)}"
        assert not list(temporary.iterdir()), "something was left in the temporary folder"


def test_CX_5_2_L3_a_copy_of_the_tables_shows_no_text_either():
    if not shutil.which("sqlite3"):
        raise AssertionError("the sqlite3 tool is not installed: nothing was shown")
    with demo_copy() as here:
        here.serve()
        type_everything(here)
        here.end()
        dump = here.folder / "dump.sql"
        with open(dump, "wb") as out:
            subprocess.run(["sqlite3", str(here.data / "rowan.db"), ".dump"], stdout=out, check=True)
        raw = here.folder / "blobs"
        raw.write_bytes(b"".join(bytes.fromhex(each.decode()) for each in re.findall(rb"X'([0-9a-f]*)'", dump.read_bytes())))
        assert raw.stat().st_size > 100_000
        assert not hits(dump, raw), hits(dump, raw)


def test_L3_control_the_search_finds_each_word_in_each_form():
    folder = Path(Settings.folder) / "control"
    folder.mkdir()
    for what, needles in NEEDLES.items():
        for number, needle in enumerate(sorted(needles)):
            file = folder / "one"
            file.write_bytes(os.urandom(1000) + needle + os.urandom(1000))
            assert f"{what} in one" in hits(folder), f"form {number} of {what} was not found"
    (folder / "one").write_bytes(os.urandom(100_000))
    assert hits(folder) == []
    shutil.rmtree(folder)


def test_L3_files_are_private_and_no_core_is_left():
    with demo_copy() as here:
        here.serve()
        here.sign_in("officer")
        limits = Path(f"/proc/{here.process.pid}/limits").read_text()
        assert re.search(r"Max core file size\s+0\s+0\s", limits), "a core file may be written"
        for file in (here.data, here.key, *here.data.glob("rowan.db*")):
            assert file.stat().st_mode & 0o077 == 0, f"{file.name} can be read by others: {file.stat().st_mode & 0o777:o}"
        here.run("backup", "make", here.folder / "record", here.folder / "keys")
        for file in (here.folder / "record", here.folder / "keys"):
            assert file.stat().st_mode & 0o077 == 0, f"{file.name} can be read by others"
        if here.log.exists():
            assert here.log.stat().st_mode & 0o022 == 0


def test_L3_the_memory_of_the_server_cannot_be_read_by_another_process_of_the_same_user():
    ordinary = 65534 if os.geteuid() == 0 else os.geteuid()
    reader = ["sh", "-c", 'exec 3<"/proc/$1/mem"', "sh"]
    changed = {"user": ordinary} if os.geteuid() == 0 else {}
    with demo_copy() as here:
        if changed:  # the server runs as somebody ordinary, as it would be installed
            os.chmod(Settings.folder, 0o711)
            for file in (here.folder, *here.folder.rglob("*")):
                os.chown(file, ordinary, ordinary)
        here.serve(**changed)
        assert Browser(here).get("/ready").status == 200
        assert subprocess.run([*reader, str(here.process.pid)], stderr=subprocess.DEVNULL, **changed).returncode != 0, "the memory of the server can be opened"
        control = subprocess.Popen(["sleep", "20"], **changed)
        try:
            found = subprocess.run([*reader, str(control.pid)], stderr=subprocess.DEVNULL, **changed).returncode
        finally:
            control.kill()
            control.wait()
        assert found == 0, "control: the memory of a process that is not protected cannot be opened here, so nothing was shown"
