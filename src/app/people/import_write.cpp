#include "app/people/import_write.h"

#include <algorithm>

#include "security/seal.h"

namespace rowan::people {

namespace {

// What a row said, as a keyed hash: with a plain one, a name and a date of birth could be found by trying.
std::string content_hash(const store::Reader& reader, std::string_view json, std::string_view more = {}) {
  return security::keyed_digest(reader.keys().key(security::Purpose::lookup_hash), {"import content 1", json, more});
}

bool disposed(const store::Reader& reader, StreamId stream) {
  const auto info = reader.stream(stream);
  return !info.ok() || info->disposed;
}

enum class Standing { fresh, same, changed };

struct Compared {
  Standing standing = Standing::fresh;
  StreamId stream;
  std::string hash;
};
Compared compare(const store::Reader& reader, const std::string& system, const std::string& source, std::string hash) {
  Compared out{Standing::fresh, {}, std::move(hash)};
  if (const auto before = store::find_imported(reader, system, source)) {
    out.stream = before->stream;
    out.standing = before->content_hash == out.hash ? Standing::same : Standing::changed;
  }
  return out;
}

void count(ImportCounts& counts, Standing standing) {
  if (standing == Standing::fresh) ++counts.recorded;
  else if (standing == Standing::changed) ++counts.changed;
  else ++counts.untouched;
}

// A housing system knows no more than its own fields: names that staff learned and ids of other systems stay.
void keep_what_others_said(PersonDetails& now, const PersonDetails& before) {
  const auto keep = [](auto& list, const auto& each) { if (std::find(list.begin(), list.end(), each) == list.end()) list.push_back(each); };
  for (const std::string& name : before.previous_names) keep(now.previous_names, name);
  for (const SourceId& source : before.sources) keep(now.sources, source);
  if (now.known_as.empty()) now.known_as = before.known_as;
}

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) { out += id; out += '\n'; }
  return out;
}

}  // namespace

void ImportWriter::mark() { marked_ = now_; }
void ImportWriter::back_to_mark() { now_ = marked_; }

Result<void> ImportWriter::persons(const store::Reader& reader, store::Tx* tx, std::span<const PersonRow> rows) {
  for (const PersonRow& row : rows) if (Result<void> done = person(reader, tx, row); !done) return done;
  return {};
}

Result<void> ImportWriter::person(const store::Reader& reader, store::Tx* tx, const PersonRow& row) {
  const std::string source = person_source(row.id);
  Compared found = compare(reader, options_.system, source, content_hash(reader, to_json(row.person)));
  PersonDetails details = row.person;
  std::int64_t seq = 0;
  // A record that was destroyed stays so until the housing system says something new.
  if (found.standing == Standing::changed && disposed(reader, found.stream)) found.standing = Standing::fresh;
  if (found.standing == Standing::changed) {
    const Result<std::vector<Entry>> entries = reader.load(found.stream, StreamKind::person);
    if (!entries) return entries.refusal();
    const Person before = fold_person(PersonId{found.stream.value}, *entries);
    keep_what_others_said(details, before.details);
    seq = before.seq;
    if (details == before.details) found.standing = Standing::same;
    if (details == before.details && tx) store::put_imported(*tx, options_.system, source, {found.stream, found.hash});
  }
  count(now_.counts.person, found.standing);
  if (tx && found.standing != Standing::same) {
    if (found.standing == Standing::fresh) found.stream = tx->create_stream(StreamKind::person);
    const NewEntry entry = found.standing == Standing::fresh ? new_entry(PersonRecorded{details}, options_.now)
                                                             : new_entry(PersonChanged{details}, options_.now);
    const Result<std::int64_t> written = tx->append(found.stream, seq, std::span(&entry, 1), options_.actor, options_.now);
    if (!written) return written.refusal();
    store::put_imported(*tx, options_.system, source, {found.stream, found.hash});
    now_.persons.push_back(PersonId{found.stream.value});
  }
  person_ids_[row.id] = PersonId{found.stream.value};
  return {};
}

PersonId ImportWriter::person_id(const store::Reader& reader, const std::string& id) {
  const auto known = person_ids_.find(id);
  if (known != person_ids_.end()) return known->second;
  const auto before = store::find_imported(reader, options_.system, person_source(id));
  const PersonId person = before ? PersonId{before->stream.value} : PersonId{};
  person_ids_[id] = person;
  return person;
}

struct ImportWriter::HomeWork {
  StreamId stream;
  bool fresh = false;
  std::vector<NewEntry> entries;
  // What to remember once the stream has its id.
  struct Remember { std::string source, hash; };
  std::vector<Remember> remember;
};

Result<void> ImportWriter::homes(const store::Reader& reader, store::Tx* tx, std::span<const HomeRows> rows) {
  for (const HomeRows& each : rows) if (Result<void> done = home(reader, tx, each); !done) return done;
  return {};
}

Result<void> ImportWriter::home(const store::Reader& reader, store::Tx* tx, const HomeRows& rows) {
  HomeWork work;
  if (Result<void> done = property(reader, tx, rows, work); !done) return done;
  for (const TenancyRows* each : rows.tenancies) if (Result<void> done = tenancy(reader, tx, *each, work); !done) return done;
  for (const MemberRow* each : rows.members) if (Result<void> done = member(reader, tx, *each, work); !done) return done;
  if (!tx || work.remember.empty()) return {};
  if (work.fresh) work.stream = tx->create_stream(StreamKind::home);
  if (!work.entries.empty()) {
    const std::int64_t seq = work.fresh ? 0 : tx->last_seq(work.stream);
    const Result<std::int64_t> written = tx->append(work.stream, seq, work.entries, options_.actor, options_.now);
    if (!written) return written.refusal();
    now_.homes.push_back(HomeId{work.stream.value});
  }
  for (const HomeWork::Remember& each : work.remember) store::put_imported(*tx, options_.system, each.source, {work.stream, each.hash});
  return {};
}

Result<void> ImportWriter::property(const store::Reader& reader, store::Tx* tx, const HomeRows& rows, HomeWork& work) {
  const std::string source = property_source(rows.property);
  Compared found = compare(reader, options_.system, source, rows.row ? content_hash(reader, to_json(rows.row->home)) : std::string());
  work.stream = found.stream;
  if (found.standing != Standing::fresh && rows.row && disposed(reader, found.stream)) found.standing = Standing::fresh;
  work.fresh = found.standing == Standing::fresh;
  if (!rows.row) {
    if (!work.fresh) return {};
    return Refusal::one(Because::conflict, "import.conflict", "A property went away while the import was running. Run it again.");
  }
  HomeDetails details = rows.row->home;
  if (found.standing == Standing::changed) {
    const Result<std::vector<Entry>> entries = reader.load(found.stream, StreamKind::home);
    if (!entries) return entries.refusal();
    const HomeRecord before = fold_home(HomeId{found.stream.value}, *entries);
    for (const SourceId& other : before.details.sources)
      if (std::find(details.sources.begin(), details.sources.end(), other) == details.sources.end()) details.sources.push_back(other);
  }
  count(now_.counts.property, found.standing);
  if (found.standing == Standing::same || !tx) return {};
  work.entries.push_back(work.fresh ? new_entry(HomeRecorded{details}, options_.now) : new_entry(HomeChanged{details}, options_.now));
  work.remember.push_back({source, std::move(found.hash)});
  return {};
}

Result<void> ImportWriter::tenancy(const store::Reader& reader, store::Tx* tx, const TenancyRows& row, HomeWork& work) {
  const std::string source = tenancy_source(row.tenancy.reference);
  // The tenants by the housing system's ids: ours are not there yet in a dry run.
  Compared found = compare(reader, options_.system, source, content_hash(reader, to_json(row.tenancy), joined(row.persons)));
  if (found.standing != Standing::fresh && (work.fresh || found.stream != work.stream)) found.standing = Standing::fresh;
  count(now_.counts.tenancy, found.standing);
  if (found.standing == Standing::same || !tx) return {};
  Tenancy tenancy = row.tenancy;
  for (const std::string& person : row.persons) tenancy.tenants.push_back(person_id(reader, person));
  work.entries.push_back(found.standing == Standing::fresh ? new_entry(TenancyRecorded{std::move(tenancy)}, options_.now)
                                                           : new_entry(TenancyChanged{std::move(tenancy)}, options_.now));
  work.remember.push_back({source, std::move(found.hash)});
  return {};
}

Result<void> ImportWriter::member(const store::Reader& reader, store::Tx* tx, const MemberRow& row, HomeWork& work) {
  const std::string source = member_source(row.property, row.person);
  Compared found = compare(reader, options_.system, source, content_hash(reader, to_json(row.member)));
  if (found.standing != Standing::fresh && (work.fresh || found.stream != work.stream)) found.standing = Standing::fresh;
  count(now_.counts.member, found.standing);
  if (found.standing == Standing::same || !tx) return {};
  HouseholdMember member = row.member;
  member.person = person_id(reader, row.person);
  member.sources = {{options_.system, row.property + "/" + row.person}};
  work.entries.push_back(found.standing == Standing::fresh ? new_entry(HouseholdMemberRecorded{std::move(member)}, options_.now)
                                                           : new_entry(HouseholdMemberChanged{std::move(member)}, options_.now));
  work.remember.push_back({source, std::move(found.hash)});
  return {};
}

}  // namespace rowan::people
