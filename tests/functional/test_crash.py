"""Kill -9 at random moments while sixteen people write; what was acknowledged is there, once."""

import html
import http.client
import random
import re
import signal
import threading
import time

from client import Browser, Settings, cases_of, demo_copy, in_threads

WRITERS = 16
SHORT_SECONDS = 45


def tokens(browser, page):
    return [html.unescape(token) for token in re.findall(r'name="_token" value="([^"]+)"', browser.get(page).text)]


class Writer:
    """Posts notes, and now and then a report, until the line breaks."""

    def __init__(self, browser, case, name):
        self.browser, self.case, self.name = browser.twin(), case, name
        self.acknowledged, self.open, self.reports, self.open_reports, self.faults = [], [], [], [], []
        self.busy = 0

    def run(self):
        number, held = 0, []
        while True:
            try:
                if not held:
                    held = tokens(self.browser, f"/cases/{self.case}/access")
                token, text = held.pop(), f"{self.name}-{number}-end"
                report = number % 8 == 3
                number += 1
                (self.open_reports if report else self.open).append((token, text))
                answer = self.send(self.browser, token, text, report)
                while answer.status == 409:  # others wrote to the case at the same moment: nothing was kept, and the same form is sent again
                    self.busy += 1
                    answer = self.send(self.browser, token, text, report)
                if answer.status != 303:
                    self.faults.append(f"{answer.status} for {text}")
                    return
                (self.open_reports if report else self.open).pop()
                (self.reports if report else self.acknowledged).append(text)
            except (OSError, http.client.HTTPException, AssertionError):
                return
            finally:
                if self.faults:
                    self.browser.close()

    def send(self, browser, token, text, report):
        if report:
            return browser.request("POST", "/reports/new", f"_token={token}&danger=no&handle={text}".encode(), FORM, once=True)
        return browser.request("POST", f"/cases/{self.case}/notes", f"_token={token}&text={text}".encode(), FORM, once=True)


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def counted(page, wanted):
    """How often each text stands on the page: lost ones (never there) and doubled ones."""
    seen = {}
    for text in re.findall(r"kill-\d+-\d+-\d+-end", page):
        seen[text] = seen.get(text, 0) + 1
    return [text for text in wanted if text not in seen], [text for text, times in seen.items() if times > 1]


def one_round(here, people, number, dice):
    cases = people["cases"]
    writers = [Writer(people["officers"][i % 2], cases[(number * 4 + i % 4) % len(cases)], f"kill-{number}-{i}") for i in range(WRITERS)]
    threads = [threading.Thread(target=writer.run) for writer in writers]
    for thread in threads:
        thread.start()
    time.sleep(dice.uniform(0.05, 1.2))
    here.end(signal.SIGKILL)
    for thread in threads:
        thread.join()
    faults = [fault for writer in writers for fault in writer.faults]
    assert not faults, f"refused while serving: {faults[:3]}"
    began = time.monotonic()
    here.serve()
    assert Browser(here).get("/ready").status == 200
    waited = time.monotonic() - began
    assert waited < 3, f"the first answer came after {waited:.1f} s"
    for person in people["officers"]:
        person.close()
    # Who got no answer sends the form again, as people do: the same token, so it must be there once whether it was taken or not.
    for writer in writers:
        person = next(one for one in people["officers"] if one.name == writer.browser.name)
        for report, again in ((False, writer.open), (True, writer.open_reports)):
            for token, text in again:
                answer = writer.send(person, token, text, report)
                assert answer.status == 303, f"sending {text} again: {answer.status}"
    total = 0
    for case in {writer.case for writer in writers}:
        mine = [writer for writer in writers if writer.case == case]
        wanted = [text for writer in mine for text in writer.acknowledged + [open_one for _, open_one in writer.open]]
        lost, doubled = counted(people["officers"][0].get(f"/cases/{case}/timeline").text, wanted)
        assert not lost, f"round {number}: {len(lost)} acknowledged notes are lost, first {lost[0]}"
        assert not doubled, f"round {number}: {len(doubled)} notes are there twice, first {doubled[0]}"
        total += len(wanted)
    verdict = here.json("audit", "verify")
    assert verdict["whole"] is True, f"round {number}: {verdict}"
    if number == 0:  # the list shows a few hundred: the first round's are looked for by name, all of them are counted at the end
        wanted = [text for writer in writers for text in writer.reports + [open_one for _, open_one in writer.open_reports]]
        lost, doubled = counted(people["officers"][0].get("/reports").words, wanted)
        assert wanted and not lost and not doubled, f"reports lost {lost[:3]}, doubled {doubled[:3]}"
    return total, sum(len(writer.reports) + len(writer.open_reports) for writer in writers), sum(writer.busy for writer in writers)


def test_R1_kill_at_random_moments_while_sixteen_write_loses_nothing_that_was_acknowledged():
    dice = random.Random(int(time.time()))
    with demo_copy() as here:
        at_first = here.json("rebuild")["reports"]
        here.serve()
        officers = [here.sign_in("officer"), here.sign_in("officer2")]
        both = [case for case in cases_of(officers[0], "/cases/team") if all(person.get(f"/cases/{case}").status == 200 for person in officers)]
        if not both:  # each has their own: then one person writes from sixteen windows
            officers[1] = officers[0]
            both = cases_of(officers[0])
        people = {"officers": officers, "cases": both}
        rounds = Settings.rounds or (100 if Settings.long else 1000)
        ends = time.monotonic() + (1e9 if Settings.rounds or Settings.long else SHORT_SECONDS)
        notes, reports, busy, done = 0, 0, 0, 0
        while done < rounds and (time.monotonic() < ends or done < 10):
            added, said, met = one_round(here, people, done, dice)
            notes, reports, busy, done = notes + added, reports + said, busy + met, done + 1
        assert here.end() == 0
        rebuilt = here.json("rebuild")
        assert rebuilt["reports"] == at_first + reports, f"{rebuilt['reports'] - at_first} reports for {reports} that were acknowledged"
        assert rebuilt["same"] is True, "the indexes were not what the record says"
        assert here.json("audit", "verify")["whole"] is True
        print(f"note  R1: {done} kills, {notes} notes and {reports} reports acknowledged, 0 lost, 0 twice; {busy} times a case was busy and the form was sent again", flush=True)
        assert notes > 20 * done, "too little was written to say anything"


def test_R1_control_the_count_sees_a_lost_note_and_a_doubled_one():
    page = "kill-1-1-1-end kill-1-1-2-end kill-1-1-2-end"
    assert counted(page, ["kill-1-1-1-end", "kill-1-1-3-end"]) == (["kill-1-1-3-end"], ["kill-1-1-2-end"])


def test_R1_a_stop_in_good_order_answers_what_was_begun():
    with demo_copy() as here:
        here.serve()
        officer = here.sign_in("officer")
        case = cases_of(officer)[0]
        writers = [Writer(officer, case, f"kill-0-{i}") for i in range(4)]
        done = []

        def act(i):
            if i == 4:
                time.sleep(0.5)
                done.append(here.end())
            else:
                writers[i].run()

        in_threads(5, act)
        assert done == [0]
        here.serve()
        officer.close()
        lost, doubled = counted(officer.get(f"/cases/{case}/timeline").text, [text for writer in writers for text in writer.acknowledged])
        assert not lost and not doubled
