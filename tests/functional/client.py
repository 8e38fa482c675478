"""An installation in a folder of its own, the program run on it, and a browser without a screen."""

import html
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = ("officer", "officer2", "manager", "lead", "officer3", "manager2", "operative", "auditor", "admin")


# A time of day as the pages write it: "7:05am", and "7am", "midday" and "midnight" on the hour.
CLOCK = r"(?:midday|midnight|\d{1,2}(?::\d\d)?[ap]m)"


class Settings:
    """Set once by the runner."""

    program = str(ROOT / "build/dev/rowan")
    folder = None  # a temporary folder, thrown away at the end
    long = False
    rounds = 0  # 0: as many as fit the time
    demo = None


def clean_environment(extra=None):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROWAN_")}
    kept.update(extra or {})
    return kept


class Ran:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def all(self):
        return self.out + self.err

    def json(self):
        return json.loads(self.out)


class Installation:
    """A configuration, a key file, a data folder and a log under one folder."""

    def __init__(self, folder=None, **settings):
        self.folder = Path(folder or tempfile.mkdtemp(prefix="rowan-", dir=Settings.folder))
        self.config = self.folder / "rowan.toml"
        self.data = self.folder / "data"
        self.key = self.folder / "key"
        self.log = self.folder / "rowan.log"
        self.process = None
        self.policies = settings.pop("policies", ROOT / "policies")
        self.write_config(**settings)

    def write_config(self, server="port = 0", more=""):
        self.config.write_text(
            f'[server]\n{server}\n[data]\nfolder = "{self.data}"\nkey_file = "{self.key}"\n'
            '[landlord]\nname = "Northbrook Homes"\nteams = ["North", "South"]\nduty_lead = "The duty lead"\n'
            'duty_phone = "01632 960188"\nleave_to = "https://weather.example/"\n'
            f'[policy]\nfolder = "{self.policies}"\ndefault = "connexus-2023"\n'
            '[policy.owners]\nROWAN-HOMES = "connexus-2023"\nROWAN-LIVING = "notting-hill-genesis-2019"\n'
            f'[log]\nfile = "{self.log}"\n{more}'
        )

    def run(self, *words, expect=0, environment=None, timeout=120):
        done = subprocess.run(
            [Settings.program, "-c", str(self.config), *map(str, words)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="replace",
            env=clean_environment(environment), timeout=timeout,
        )
        ran = Ran(done)
        if expect is not None:
            assert ran.code == expect, f"rowan {' '.join(map(str, words))} ended with {ran.code}, not {expect}: {ran.all.strip()[:400]}"
        return ran

    def json(self, *words, expect=0):
        return self.run(*words, "--json", expect=expect).json()

    # ---- serving ----

    def serve(self, environment=None, user=None):
        self.errors = open(self.folder / "stderr", "ab")
        self.process = subprocess.Popen(
            [Settings.program, "-c", str(self.config), "serve"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors, env=clean_environment(environment), user=user,
        )
        line = self.process.stdout.readline().decode().strip()
        if not line.startswith("http://127.0.0.1:"):
            code = self.process.wait(10)
            raise AssertionError(f"the server did not start ({code}): {(self.folder / 'stderr').read_text()[-400:]}")
        self.site = line
        self.port = int(line.rstrip("/").rsplit(":", 1)[1])
        return self

    def end(self, how=signal.SIGTERM):
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(20)
        self.process.stdout.close()
        self.errors.close()
        self.process = None
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end(signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- people ----

    def user(self, name):
        return next(user for user in self.json("demo", "codes") if user["user_name"] == name)

    def anybody(self):
        return Browser(self)

    def sign_in(self, name):
        browser = Browser(self)
        for attempt in range(3):
            who = self.user(name)
            answer = browser.post_fields("/sign-in", {"user_name": name, "password": who["password"], "code": who["code"]})
            if answer.status == 303:
                browser.name = name
                return browser
            time.sleep(31 - time.time() % 30)  # the code of these 30 seconds was used: the next one
        raise AssertionError(f"{name} cannot sign in")


def demo_copy():
    """A fresh copy of one demo landlord, made once for the whole run: nobody has signed in to it."""
    if Settings.demo is None:
        place = Path(Settings.folder) / "the-demo"
        place.mkdir()
        Settings.demo = Installation(place)
        Settings.demo.run("demo", "--cases", "24")
    copy = Installation()
    shutil.copytree(Settings.demo.data, copy.data)
    shutil.copy2(Settings.demo.key, copy.key)
    os.chmod(copy.data, 0o700)
    return copy


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode("utf-8", "replace")

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def every(self, name):
        return [value for key, value in self.headers if key.lower() == name.lower()]

    @property
    def words(self):
        """What a reader sees, without marks and with single spaces."""
        text = re.sub(r"<(script|style)\b.*?</\1>", " ", self.text, flags=re.S)
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).strip()

    def token(self):
        found = re.search(r'name="_token" value="([^"]+)"', self.text)
        assert found, "the page has no form with a token"
        return html.unescape(found[1])

    def form(self, action):
        """The fields a browser would send with the form of this action, nothing typed."""
        found = re.search(r'<form\b[^>]*action="' + re.escape(action) + r'"[^>]*>(.*?)</form>', self.text, flags=re.S)
        assert found, f"there is no form for {action} on the page"
        fields = {}
        for mark in re.findall(r"<input\b[^>]*>", found[1]):
            name, kind = re.search(r'name="([^"]*)"', mark), re.search(r'type="([^"]*)"', mark)
            value = re.search(r'value="([^"]*)"', mark)
            if name and kind and kind[1] == "hidden":
                fields[html.unescape(name[1])] = html.unescape(value[1]) if value else ""
        return fields


class Browser:
    """One person with one cookie. Not shared between threads: `twin` gives another with the same cookie."""

    def __init__(self, installation, source=None):
        self.to, self.cookies, self.name, self.line = installation, {}, None, None
        self.source = (source, 0) if source else None  # the address it comes from

    def twin(self):
        other = Browser(self.to)
        other.cookies, other.name = dict(self.cookies), self.name
        return other

    def close(self):
        if self.line:
            self.line.close()
        self.line = None

    def request(self, method, path, body=None, headers=None, cookies=True, once=False):
        sent = dict(headers or {})
        if cookies and self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        for attempt in range(2):
            try:
                if self.line is None:
                    self.line = http.client.HTTPConnection("127.0.0.1", self.to.port, timeout=30, source_address=self.source)
                self.line.request(method, path, body, sent)
                raw = self.line.getresponse()
                answer = Answer(raw.status, raw.getheaders(), raw.read())
                if raw.will_close:
                    self.close()
                break
            except (http.client.HTTPException, OSError):
                self.close()
                if attempt or once:  # a kept connection may have been closed meanwhile
                    raise
        if cookies:
            for line in answer.every("Set-Cookie"):
                name, value = line.split(";", 1)[0].split("=", 1)
                if value:
                    self.cookies[name] = value
                else:
                    self.cookies.pop(name, None)
        return answer

    def get(self, path, **more):
        return self.request("GET", path, **more)

    def post_fields(self, path, fields, once=True, headers=None):
        """Sends exactly these fields. Never sent twice by itself unless `once` is False."""
        self.close() if once else None
        body = urllib.parse.urlencode(fields, doseq=True).encode()
        return self.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}, once=once)

    def post(self, page, action, **typed):
        """Opens the page, fills its form for `action` and sends it."""
        shown = self.get(page)
        assert shown.status == 200, f"{page} answered {shown.status}"
        return self.post_fields(action, {**shown.form(action), **typed})

    def token(self, page="/account"):
        return self.get(page).token()


def cases_of(browser, path="/cases"):
    return list(dict.fromkeys(re.findall(r'href="/cases/([A-Z]{1,4}[A-Z0-9-]*\d[A-Z0-9-]*)"', browser.get(path).text)))


def in_threads(number, act):
    """Runs act(0) … act(number - 1) at once; the first exception is thrown here."""
    faults = []

    def one(i):
        try:
            act(i)
        except Exception as fault:  # handed over to the test
            faults.append(fault)

    threads = [threading.Thread(target=one, args=(i,)) for i in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
