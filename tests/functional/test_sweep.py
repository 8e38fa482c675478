"""Every route, taken from the route table itself, for everyone who could ask (security: A1, A2, A4, B4)."""

import base64
import hashlib
import hmac
import math
import random
import re
import statistics
import time

from client import CLOCK, ROOT, Browser, Settings, cases_of, demo_copy

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store",
}
LETTERS = "ACDEFGHJKLMNPRTVWXY"
OFFICERS, MANAGERS = {"officer", "officer2", "officer3"}, {"manager", "manager2"}
# Who may come to the pages of each permission: written down here a second time, on purpose.
MAY = {
    "signed_in": {"officer", "officer2", "officer3", "manager", "manager2", "operative", "income", "auditor", "admin"},
    "work_cases": OFFICERS | MANAGERS,
    "triage": OFFICERS | MANAGERS,
    "take_reports": OFFICERS | MANAGERS | {"operative", "income"},
    "allocate": MANAGERS,
    "urgent_access": OFFICERS | MANAGERS,
    "review_urgent": MANAGERS,
    "see_policy": None,  # more than case workers; looked at through its refusals only
    "manage_staff": {"admin"},
    "organisation": MANAGERS | {"auditor"},
    "keep_organisation": MANAGERS,
    "audit": {"auditor"},
    "ask_before_acting": OFFICERS | MANAGERS | {"income"},
    "screening": set(),        # the lead alone, who has signed out here: nobody who stays may come to these pages
    "screening_rules": set(),
    "restricted": set(),       # the same person in several cases: the lead alone as well (SG-39)
}


def table():
    """The rows of the route table: method, pattern, what it needs."""
    source = (ROOT / "src/web/site/routes.cpp").read_text()
    rows = re.findall(r'^\s+(get|post)\("([^"]+)",\s*(Open|Public|P)(?:\{\}|::(\w+))', source, flags=re.M)
    assert len(rows) > 90, f"only {len(rows)} routes were read"
    assert len(rows) == len(re.findall(r"^\s+(?:get|post)\(", source, flags=re.M)), "a row of the table was not understood"
    out = [(method.upper(), pattern, right or kind) for method, pattern, kind, right in rows]
    unknown = {needs for _, _, needs in out} - MAY.keys() - {"Open", "Public"}
    assert not unknown, f"nobody has said who may use {unknown}"
    return out


def letter(number, family):
    return LETTERS[(number + 7 * len(family)) % len(LETTERS)]


def reference(number, family="RW"):
    return f"{family}-{number}-{letter(number, family)}"


def path_of(pattern, ref):
    parts = {"ref": ref, "id": "1", "seq": "2", "what": "agencies", "theme": "meetings", "form": "note", "duty": "first-contact", "step": "1"}
    return re.sub(r"\{(\w+)\}", lambda part: parts[part[1]], pattern)


VOLATILE = [
    (r'name="_token" value="[^"]*"', 'name="_token"'),
    (r"Your session ends at .*?\.", "Your session ends."),
    (r"Printed by .*? at " + CLOCK, "Printed"),
    (r'data-rw-[a-z-]*="\d+"', ""),
    (r'<span class="rw-count[^"]*">.*?</span>', ""),
]


def bare(answer, ref):
    """An answer without tokens, times and the reference that was asked for."""
    text = answer.text
    for pattern, instead in VOLATILE:
        text = re.sub(pattern, instead, text)
    headers = sorted((name, value.replace(ref, "REF")) for name, value in answer.headers if name not in ("Date",))
    return answer.status, headers, text.replace(ref, "REF")


class Cast:
    """The demo, served, with everyone signed in; `secret` is a case nobody of `blind` may see, `nothing` has the form of one."""

    def __init__(self):
        self.here = demo_copy()
        self.here.serve()
        self.people = {name: self.here.sign_in(name) for name in ("officer", "officer2", "officer3", "manager", "manager2", "lead", "operative", "income", "auditor", "admin")}
        hidden = self.people["manager"]
        officer = self.people["officer"]
        self.secret = next(case for case in cases_of(officer) if hidden.get(f"/cases/{case}").status == 200)
        self.nothing = reference(int(self.secret.split("-")[1]) + 5000)
        assert len(self.nothing) == len(self.secret)
        # Officer2 is kept from the case through the form; so are the others of this list, whatever their role.
        page = officer.get(f"/cases/{self.secret}/access").text.split('name="who"')[1].split("</select>")[0]
        names = {person: re.search(r"Name ([^\n]*?) User name", self.people[person].get("/account").words)[1] for person in ("officer2", "manager")}
        for person, full in names.items():
            number = re.search(r'<option value="(\d+)">' + re.escape(full), page)[1]
            done = officer.post(f"/cases/{self.secret}/access", f"/cases/{self.secret}/access/bar", who=number, bar_reason="A cousin of one of them")
            assert done.status == 303, done.words[-300:]
        # A report that is kept from a colleague by name.
        form = officer.get("/reports/new")
        third = re.search(r"Name ([^\n]*?) User name", self.people["officer3"].get("/account").words)[1]
        kept_from = re.search(r'<option value="(\d+)">' + re.escape(third), form.text)[1]
        sent = officer.post_fields("/reports/new", {**form.form("/reports/new"), "danger": "no", "handle": "Kept from one", "keep_from_1": kept_from})
        assert sent.status == 303, sent.words[-300:]
        listed = [re.findall(r'href="/reports/(R-\d+-[A-Z])"', self.people[who].get("/reports").text) for who in ("officer", "officer3")]
        self.report = next(report for report in listed[0] if report not in listed[1])
        self.no_report = reference(int(self.report.split("-")[1]) + 5000, "R")
        # Somebody whose account is switched off while their cookie is still there, and a cookie that was signed out.
        self.signed_out = self.people["lead"].twin()
        assert self.people.pop("lead").post("/account", "/sign-out").status == 303
        self.gone = self.deactivated()
        self.blind = {"officer2": self.people["officer2"], "manager": hidden, "officer3": self.people["officer3"], "manager2": self.people["manager2"]}

    def deactivated(self):
        """The cookie of a colleague who was added, signed in, and switched off meanwhile."""
        admin = self.people["admin"]
        made = admin.post("/staff/new", "/staff/new", name="Temporary Colleague", user_name="temp", roles="officer", team="1")
        page = made if made.status == 200 else admin.get(made.header("Location"))
        found = re.search(r"[A-Za-z0-9_-]{16}(?=\s)", page.words.split("assword", 1)[1])
        secret = re.search(r"\b[A-Z2-7]{32,}\b", page.words)
        assert found and secret, page.words[-600:]
        browser = Browser(self.here)
        for _ in range(2):
            answer = browser.post_fields("/sign-in", {"user_name": "temp", "password": found[0], "code": totp(secret[0])})
            if answer.status == 303:
                break
        assert answer.status == 303, "the new colleague cannot sign in"
        assert browser.get("/cases").status == 200
        number = re.search(r'href="/staff/(\d+)"[^>]*>[^<]*Temporary Colleague', admin.get("/staff").text)[1]
        fields = {"name": "Temporary Colleague", "user_name": "temp", "roles": "officer", "team": "1", "active": "no"}
        done = admin.post(f"/staff/{number}", f"/staff/{number}", **fields)
        assert done.status == 303, done.words[-500:]
        return browser


def totp(secret, at=None):
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), int((at or time.time()) // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(int.from_bytes(digest[offset : offset + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


class Once:
    cast = None


def cast():
    if Once.cast is None:
        Once.cast = Cast()
    return Once.cast


def tear_down():
    if Once.cast:
        Once.cast.here.__exit__()


def all_of(faults):
    assert not faults, f"{len(faults)} cells: " + " | ".join(faults[:6])


def routes_of(method, *needs):
    return [(pattern, right) for verb, pattern, right in table() if verb == method and (not needs or right in needs)]


def people_of():
    return cast().people


def record_entries():
    return cast().here.json("audit", "verify")["entries"]


def test_A1_who_is_not_signed_in_is_sent_to_the_sign_in_page_by_every_route():
    stage, faults = cast(), []
    strangers = {"nobody": Browser(stage.here), "a signed-out cookie": stage.signed_out, "a switched-off account": stage.gone, "an invented cookie": Browser(stage.here)}
    name = next(iter(stage.people["officer"].cookies))
    strangers["an invented cookie"].cookies = {name: "A" * 43}
    before = record_entries()
    for method, pattern, needs in table():
        if needs in ("Open", "Public"):
            continue
        for who, browser in strangers.items():
            path = path_of(pattern, stage.report if pattern.startswith("/reports") else stage.secret)
            answer = browser.get(path, cookies=True) if method == "GET" else browser.post_fields(path, {"text": "x", "_token": "a.b"})
            if answer.status != 303 or not answer.header("Location").startswith("/sign-in") or answer.body:
                faults.append(f"{who}: {method} {pattern} answered {answer.status}")
    all_of(faults)
    assert record_entries() == before, "something was written"


def test_A1_every_page_for_every_role():
    stage, faults = cast(), []
    for pattern, needs in routes_of("GET"):
        if needs in ("Open", "Public") or MAY[needs] is None:
            continue
        for who, browser in people_of().items():
            path = path_of(pattern, stage.no_report if pattern.startswith("/reports") else stage.nothing)
            answer = browser.get(path)
            if who not in MAY[needs] and answer.status != 404:
                faults.append(f"{who}: {pattern} answered {answer.status}, not 404")
            if who in MAY[needs] and "{" not in pattern and answer.status not in (200, 303):
                faults.append(f"{who}: {pattern} answered {answer.status}, not 200")
            if answer.status >= 500:
                faults.append(f"{who}: {pattern} answered {answer.status}")
    all_of(faults)


def test_A1_NHG_17_a_role_without_the_permission_sees_the_page_of_an_address_that_does_not_exist():
    stage, faults = cast(), []
    for pattern, needs in routes_of("GET"):
        if needs in ("Open", "Public") or MAY[needs] is None:
            continue
        for who in sorted(people_of().keys() - MAY[needs]):
            browser = stage.people[who]
            real = path_of(pattern, stage.report if pattern.startswith("/reports") else stage.secret)
            unknown = "/n" + "o" * (len(real) - 2)
            if bare(browser.get(real), f'value="{real}"') != bare(browser.get(unknown), f'value="{unknown}"'):
                faults.append(f"{who}: {pattern} is not like an unknown address")
    all_of(faults)


def test_A2_NHG_17_CX_5_2_a_case_one_may_not_see_and_one_that_is_not_there_answer_alike_on_every_page():
    stage, faults = cast(), []
    pages = [pattern for pattern, _ in routes_of("GET") if pattern.startswith("/cases/{ref}")]
    assert len(pages) > 20
    for who, browser in stage.blind.items():
        for pattern in pages:
            hidden, nothing = browser.get(path_of(pattern, stage.secret)), browser.get(path_of(pattern, stage.nothing))
            if bare(hidden, stage.secret) != bare(nothing, stage.nothing):
                faults.append(f"{who}: {pattern} {hidden.status} and {nothing.status}")
            if hidden.status not in (403, 404):
                faults.append(f"{who}: {pattern} answered {hidden.status}")
    all_of(faults)
    assert stage.people["officer"].get(f"/cases/{stage.secret}").status == 200, "control: there is such a case"


def test_A2_NHG_17_CX_5_2_sending_forms_to_such_cases_is_answered_alike_and_changes_nothing():
    stage, faults = cast(), []
    before = record_entries()
    # Urgent access is the one form that is meant to open a case; it has a test of its own.
    forms = [pattern for pattern, _ in routes_of("POST") if "{ref}" in pattern and pattern.startswith(("/cases", "/drafts")) and "urgent" not in pattern]
    assert len(forms) > 20
    typed = {"text": "Written by somebody who may not", "reason": "because", "note": "x", "accepted": "yes", "to": "1", "who": "1", "q": "x", "title": "x", "outcome": "done"}
    for who, browser in stage.blind.items():
        token = browser.token()
        for pattern in forms:
            for fields in (typed, {}):
                answers = [browser.post_fields(path_of(pattern, ref), {**fields, "_token": token}) for ref in (stage.secret, stage.nothing)]
                if bare(answers[0], stage.secret) != bare(answers[1], stage.nothing):
                    faults.append(f"{who}: {pattern} {answers[0].status} and {answers[1].status}")
                if answers[0].status not in (403, 404):
                    faults.append(f"{who}: {pattern} answered {answers[0].status}")
    all_of(faults)
    assert record_entries() == before, "something was written"


def test_A2_NHG_17_a_report_one_may_not_see_answers_like_one_that_is_not_there():
    stage, faults = cast(), []
    assert stage.people["officer"].get(f"/reports/{stage.report}").status == 200, "control: there is such a report"
    for who in ("officer3", "operative", "auditor", "admin"):
        browser = stage.people[who]
        token = browser.token()
        for method, pattern, _ in table():
            if not pattern.startswith("/reports/{ref}"):
                continue
            both = []
            for ref in (stage.report, stage.no_report):
                path = path_of(pattern, ref)
                both.append(bare(browser.get(path) if method == "GET" else browser.post_fields(path, {"_token": token, "reason": "x"}), ref))
            if both[0] != both[1]:
                faults.append(f"{who}: {method} {pattern}")
            if both[0][0] not in (403, 404):
                faults.append(f"{who}: {method} {pattern} answered {both[0][0]}")
    all_of(faults)


def test_A2_NHG_17_CX_5_2_search_and_lists_say_nothing_to_who_is_barred():
    stage = cast()
    officer = stage.people["officer"]
    name = re.search(r'class="rw-[a-z]*name[^"]*"[^>]*>([^<]+)<', officer.get(f"/cases/{stage.secret}").text)
    words = [stage.secret] + ([name[1].strip()] if name else [])
    assert stage.secret in officer.post("/cases", "/cases/search", q=stage.secret).text, "control: the case is found by who may see it"
    for who, browser in stage.blind.items():
        for path in ("/cases", "/cases/team", "/cases/unallocated", "/cases/closed", "/tasks", "/reports", "/reports/done", "/messages"):
            assert stage.secret not in browser.get(path).text or path == "/messages", f"{who}: {path} names the case"
        for word in words:
            found = browser.post("/cases", "/cases/search", q=word)
            assert f'href="/cases/{stage.secret}' not in found.text, f"{who} finds the case with {word}"


def test_NHG_17_CX_5_2_SG_10_urgent_access_does_not_open_a_case_to_who_is_barred():
    stage, faults = cast(), []
    for who in ("officer2", "manager"):
        browser = stage.people[who]
        answers = []
        for ref in (stage.secret, stage.nothing):
            page = browser.get(f"/cases/{ref}")
            token = page.token()
            for why in ("", "There is smoke at the door and nobody answers"):
                answers.append(bare(browser.post_fields(f"/cases/{ref}/urgent-access", {"_token": token, "why": why}), ref))
        if answers[0] != answers[2] or answers[1] != answers[3]:
            faults.append(f"{who}: {[answer[0] for answer in answers]}")
        if browser.get(f"/cases/{stage.secret}").status == 200:
            faults.append(f"{who} opened it")
    all_of(faults)


def rank_test(one, other):
    """Mann-Whitney: how likely two lists of times come from the same source (two-sided, normal approximation)."""
    both = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    ranks = sum(position + 1 for position, (_, which) in enumerate(both) if which == 0)
    n, m = len(one), len(other)
    u = ranks - n * (n + 1) / 2
    z = (u - n * m / 2) / math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(z) / math.sqrt(2))


def apart(measure):
    """Measures up to three times: a machine that stumbles once says nothing, a real difference comes back each time."""
    for attempt in range(3):
        one, other = measure()
        p, medians = rank_test(one, other), (statistics.median(one), statistics.median(other))
        told = f"medians {medians[0] * 1e6:.0f} and {medians[1] * 1e6:.0f} us, p = {p:.3g}"
        if abs(medians[0] - medians[1]) / min(medians) <= 0.20 or p >= 0.001:
            return None, told
    return told, told


def test_A2_NHG_17_CX_5_2_no_telling_time_between_a_case_one_may_not_see_and_none():
    stage, tries = cast(), 1000 if Settings.long else 200
    paths = (f"/cases/{stage.secret}", f"/cases/{stage.nothing}")
    for who in ("officer2", "officer3"):
        browser = stage.people[who]

        def measure():
            times = ([], [])
            for attempt in range(tries + 20):
                for which in (0, 1) if attempt % 2 else (1, 0):
                    began = time.perf_counter()
                    browser.get(paths[which])
                    if attempt >= 20:
                        times[which].append(time.perf_counter() - began)
            return times

        fault, told = apart(measure)
        print(f"note  A2: {who}: {told}", flush=True)
        assert not fault, f"{who}: {fault}: the two can be told apart by time"


def test_A2_NHG_17_CX_5_2_no_telling_time_in_the_request_after_it_either():
    """What a refused look leaves to be done afterwards must not slow the next request down more for one case than for the other."""
    stage = cast()
    browser = stage.people["officer2"]
    paths = (f"/cases/{stage.secret}", f"/cases/{stage.nothing}")

    def measure():
        times = ([], [])
        for attempt in range(1020 if Settings.long else 220):
            for which in (0, 1) if attempt % 2 else (1, 0):
                browser.get(paths[which])
                began = time.perf_counter()
                browser.get(paths[1])  # the same address after both
                if attempt >= 20:
                    times[which].append(time.perf_counter() - began)
                time.sleep(0.003)
        return times

    fault, told = apart(measure)
    print(f"note  A2: the request after: {told}", flush=True)
    assert not fault, f"{fault}: the two can be told apart by the time of the next request"


def test_A2_control_the_rank_test_tells_different_times_apart():
    dice = random.Random(1)
    same = [[dice.gauss(1, 0.1) for _ in range(200)] for _ in range(2)]
    assert rank_test(*same) > 0.001
    assert rank_test(same[0], [value * 1.1 for value in same[1]]) < 0.001


def test_A4_a_form_without_a_token_or_with_somebody_elses_is_refused_everywhere():
    stage, faults = cast(), []
    before = record_entries()
    others = stage.people["officer3"].token()
    typed = {"text": "Forged", "reason": "Forged", "title": "Forged", "handle": "Forged", "danger": "no", "q": "Forged", "name": "Forged", "user_name": "forged", "roles": "officer", "on": "yes"}
    for pattern, needs in routes_of("POST"):
        if needs in ("Open", "Public"):
            continue
        path = path_of(pattern, stage.report if pattern.startswith("/reports") else stage.secret)
        for who in ("officer", "admin"):
            for what, fields in (("no token", {}), ("an empty token", {"_token": ""}), ("an invented token", {"_token": "A" * 22 + "." + "B" * 43}), ("another's token", {"_token": others})):
                answer = stage.people[who].post_fields(path, {**typed, **fields})
                wanted = (403,) if MAY[needs] is None or who in MAY[needs] else (404,)
                if answer.status not in wanted:
                    faults.append(f"{who}: {pattern} with {what} answered {answer.status}")
    all_of(faults)
    assert record_entries() == before, "a forged form wrote something"
    assert stage.people["officer"].get("/cases").status == 200, "a forged form signed somebody out"


def test_B4_every_page_has_the_headers_and_every_cookie_its_marks():
    stage, faults = cast(), []
    askers = {"nobody": Browser(stage.here), "officer": stage.people["officer"], "admin": stage.people["admin"]}
    for method, pattern, needs in table():
        for who, browser in askers.items():
            path = path_of(pattern, stage.report if pattern.startswith("/reports") else stage.secret)
            if pattern in ("/sign-out", "/leave", "/tell-us/stop"):
                browser = Browser(stage.here)
            answer = browser.get(path) if method == "GET" else browser.post_fields(path, {})
            if answer.status >= 500:
                faults.append(f"{method} {pattern} answered {answer.status}")
            for name, value in SECURITY_HEADERS.items():
                if answer.every(name) != [value]:
                    faults.append(f"{method} {pattern}: {name} is {answer.every(name)}")
            policy = answer.header("Content-Security-Policy") or ""
            if not policy.startswith("default-src 'none'") or "unsafe" in policy or "frame-ancestors 'none'" not in policy or "form-action 'self'" not in policy:
                faults.append(f"{method} {pattern}: policy {policy[:40]}")
            for line in answer.every("Set-Cookie"):
                if "HttpOnly" not in line or "SameSite=Strict" not in line or "Path=/" not in line:
                    faults.append(f"{method} {pattern}: cookie {line.split('=')[0]}")
            if answer.header("Server") or answer.header("X-Powered-By") or answer.header("Access-Control-Allow-Origin"):
                faults.append(f"{method} {pattern}: a header that says too much")
            if re.search(r"<[^>]+\s(?:style|on[a-z]+)=", answer.text) or re.search(r"(?:src|action)=\"(?:https?:)?//", answer.text):
                faults.append(f"{method} {pattern}: inline code or another host")
    all_of(faults)


def test_B4_no_other_method_reaches_any_route():
    stage, faults = cast(), []
    for pattern in sorted({pattern for _, pattern, _ in table()}):
        for method in ("PUT", "DELETE", "PATCH"):
            answer = stage.people["officer"].request(method, path_of(pattern, stage.secret))
            if answer.status != 405:
                faults.append(f"{method} {pattern} answered {answer.status}")
    all_of(faults)


def test_A1_what_a_revoked_colleague_sends_a_moment_later_is_refused():
    stage = cast()
    assert stage.gone.get("/cases").status == 303
    assert stage.gone.get(f"/cases/{stage.secret}").status == 303
