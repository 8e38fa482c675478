#include "app/housing_system.h"

#include <algorithm>
#include <functional>

#include "app/case_row.h"
#include "app/owner.h"
#include "base/csv.h"
#include "base/reference.h"
#include "domain/access.h"
#include "domain/records/values.h"
#include "domain/timeline.h"
#include "store/notice.h"
#include "store/outbox.h"

namespace rowan::app {
namespace {

constexpr std::string_view kind = "housing-system-label";
constexpr std::string_view row_code = "housing-system";
constexpr std::int64_t tries_before_telling = 5;
constexpr std::int64_t tries_between_telling = 4;  // at six hours each

struct Label {
  std::string category;
  std::string handle;
  template <class F>
  void fields(F& f) {
    f("category", category);
    f("handle", handle);
  }
};

Result<Case> case_of(const Desk& desk, const store::Reader& reader, StreamId stream) {
  const auto entries = reader.load(stream, StreamKind::case_);
  if (!entries) return entries.refusal();
  return fold_for(desk, reader, *entries);
}

std::string number_on(const Case& c) {
  std::string out;
  for (const CaseLine& line : c.lines)
    if (const auto* made = std::get_if<RecordMade>(&line.event); made && made->what == row_code && !made->turn)
      if (const std::string* number = value_of(*made, "number")) out = *number;
  return out;
}

bool tells_now(std::int64_t tries) {
  return tries == tries_before_telling ||
         (tries > tries_before_telling && wait_after(tries - 1) == wait_after(tries) && tries % tries_between_telling == 0);
}
void tell(store::Tx& tx, const Case& c, Instant now) {
  const std::string text = c.opened.reference + " could not be recorded on the housing system. It is tried again; see that the connection works.";
  const auto to = [&](std::string principal) {
    store::put_notice(tx, {0, std::move(principal), now, "housing-system.failed", stream_of(c.id), text});
  };
  if (!c.restricted) return to(managers_principal(c.team));
  for (const CaseGrant& grant : c.grants)
    if (!grant.urgent && (!grant.until || now < *grant.until)) to(staff_principal(grant.to));
}

struct Line {
  std::int64_t line = 0;
  std::string reference, number;
};

Result<std::vector<Line>> read_lines(std::string bytes) {
  auto text = csv::decode(std::move(bytes));
  if (!text) return text.refusal();
  Refusal faults{Because::invalid, {}};
  const auto fault = [&](std::int64_t line, std::string id, std::string words) {
    faults.problems.push_back({std::move(id), std::move(words), "line " + std::to_string(line)});
  };
  csv::Reader reader(text->utf8, csv::sniff_delimiter(text->utf8));
  csv::Row row;
  std::vector<Line> out;
  if (!reader.next(row) || row.fields.size() != 2 || row.fields[0] != "reference" || row.fields[1] != "number") {
    fault(1, "references.columns", "The first line names the columns: reference,number");
    return faults;
  }
  const RecordField& field = *find_record(row_code)->field("number");
  while (reader.next(row)) {
    const auto reference = parse_case_reference(row.fields[0]);
    const auto number = canonical_value(field, row.fields[1]);
    if (!reference) fault(row.line, "references.reference", "This is no reference of a case");
    if (!number) fault(row.line, "references.number", "The number is empty, too long or has signs that no number has");
    if (reference && number) out.push_back({row.line, *reference, *number});
  }
  for (const csv::Fault& each : reader.faults()) fault(each.place.line, each.id, each.text);
  if (!faults.problems.empty()) return faults;
  return out;
}

Result<void> write_number(store::Tx& tx, const Desk& desk, Case c, const std::string& number, Instant now) {
  RecordMade made;
  made.what = row_code;
  made.values.push_back({"number", number});
  const NewEntry entry = new_entry(made, now);
  const StreamId stream = stream_of(c.id);
  const Instant at = tx.entering(now);
  if (auto appended = tx.append(stream, c.last_seq, {&entry, 1}, StaffId{}, now); !appended) return appended.refusal();
  const Entry written{{stream, c.last_seq + 1, 0, entry.kind, entry.version, entry.happened_at, at, StaffId{}}, entry.payload};
  apply(c, written.head, read_case_event(written));
  put_index(tx, index_case(desk, c, at));
  tx.log_access({now, StaffId{}, stream, "housing-system.recorded", {}});
  return {};
}

}  // namespace

void queue_label(store::Tx& tx, const Desk& desk, const Case& c, Instant now) {
  const Policy* policy = desk.policies ? desk.policies->find(c.opened.policy, c.opened.policy_hash) : nullptr;
  const auto payload = housing_system_payload(policy && policy->housing_system ? &*policy->housing_system : nullptr, c.opened.reference);
  if (!payload) return;
  store::put_outgoing(tx, {0, std::string(kind), stream_of(c.id), now, 0, to_json(Label{payload->category, payload->handle})});
}

Result<std::vector<LabelToSend>> labels_to_send(Desk& desk, std::size_t limit) {
  std::vector<std::int64_t> over;
  auto found = desk.store.read([&](store::Reader& reader) -> Result<std::vector<LabelToSend>> {
    std::vector<LabelToSend> out;
    for (const store::Outgoing& item : store::due_outgoing(reader, desk.now(), limit)) {
      if (item.kind != kind) continue;
      const auto c = case_of(desk, reader, item.stream);
      if (!c && c.refusal().because != Because::not_found) return c.refusal();
      if (!c || !number_on(*c).empty()) over.push_back(item.id);
      else out.push_back({item.id, item.stream, item.tries, from_json<Label>(item.body).handle, item.body + '\n'});
    }
    return out;
  });
  if (!found || over.empty()) return found;
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    for (const std::int64_t id : over) store::finish_outgoing(tx, id);
    return {};
  });
  if (!done) return done.refusal();
  return found;
}

namespace {

// `shown`: whether a case counts, and whether its reference stands beside it.
using Shown = std::function<std::pair<bool, bool>(const store::Reader& reader, const Case& c)>;

Result<LabelStatus> status_of(Desk& desk, const Shown& shown) {
  return desk.store.read([&](store::Reader& reader) -> Result<LabelStatus> {
    LabelStatus out;
    for (const store::Outgoing& item : store::all_outgoing(reader, kind, labels_listed)) {
      const auto c = case_of(desk, reader, item.stream);
      if (!c && c.refusal().because != Because::not_found) return c.refusal();
      if (!c || !number_on(*c).empty()) continue;  // ticked off at the next delivery
      const auto [counts, named] = shown(reader, *c);
      if (!counts) continue;
      ++(item.tries ? out.failing : out.waiting);
      if (named) out.labels.push_back({c->opened.reference, item.tries, item.not_before});
    }
    return out;
  });
}

}  // namespace

Result<LabelStatus> label_status(Desk& desk) {
  return status_of(desk, [](const store::Reader&, const Case&) { return std::pair{true, true}; });
}
Result<LabelStatus> label_status_for(Desk& desk, const Actor& actor) {
  if (!may(actor, Permission::organisation)) return Refusal::one(Because::refused, "organisation.role", "Your role does not see this.");
  const Instant now = desk.now();
  return status_of(desk, [&](const store::Reader&, const Case& c) {
    const bool sees = right_to(c, actor, now) != Right::none;
    return std::pair{sees || !c.restricted, sees};
  });
}

Result<void> label_sent(Desk& desk, const LabelToSend& label) {
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    store::finish_outgoing(tx, label.id);
    tx.log_access({desk.now(), StaffId{}, label.stream, "housing-system.sent", {}});
    return {};
  });
}

Result<void> label_failed(Desk& desk, const LabelToSend& label) {
  const Instant now = desk.now();
  const std::int64_t tries = label.tries + 1;
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    store::retry_outgoing(tx, label.id, now + wait_after(tries));
    if (!tells_now(tries)) return {};
    const auto c = case_of(desk, tx, label.stream);
    if (!c) return c.refusal();
    tell(tx, *c, now);
    return {};
  });
}

Duration wait_after(std::int64_t tries) {
  constexpr std::int64_t most = 360;
  return minutes(tries >= 10 ? most : std::min<std::int64_t>(most, std::int64_t{1} << std::max<std::int64_t>(0, tries - 1)));
}

Result<ReferencesRecorded> import_references(Desk& desk, std::string csv) {
  const auto lines = read_lines(std::move(csv));
  if (!lines) return lines.refusal();
  const Instant now = desk.now();
  return desk.store.write_for<ReferencesRecorded>([&](store::Tx& tx) -> Result<ReferencesRecorded> {
    ReferencesRecorded out;
    Refusal faults{Because::invalid, {}};
    for (const Line& line : *lines) {
      const auto id = store::case_by_reference(tx, line.reference);
      auto c = id ? case_of(desk, tx, stream_of(*id)) : Result<Case>(Refusal::one(Because::not_found, "case.none", ""));
      if (!c) {
        faults.problems.push_back({"references.none", "There is no such case", "line " + std::to_string(line.line)});
      } else if (number_on(*c) == line.number) {
        ++out.known;
      } else {
        if (auto written = write_number(tx, desk, std::move(*c), line.number, now); !written) return written.refusal();
        ++out.recorded;
      }
    }
    if (!faults.problems.empty()) return faults;
    return out;
  });
}

}  // namespace rowan::app
