#pragma once
// For the tests of this layer and those above: a store of its own in a temporary folder.
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "store/store.h"

namespace rowan::store {

struct TestFolder {
  std::filesystem::path path;
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "rowan-store-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = name;
  }
  ~TestFolder() { std::error_code ignored; std::filesystem::remove_all(path, ignored); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
};

struct TestStore {
  TestFolder folder;
  security::KeyRing keys = security::KeyRing::from_bytes(std::string(32, 'k'));
  FaultPlan faults;
  StoreOptions options;
  std::unique_ptr<Store> store;

  explicit TestStore(LaneOptions lane = {}) {
    options.folder = folder.path / "data";
    options.lane = lane;
    options.faults = &faults;
    open();
  }
  void open() {
    auto opened = Store::open(options, keys);
    if (!opened) throw std::runtime_error(opened.refusal().first().text);
    store = std::move(*opened);
  }
  void close() { store.reset(); }
  void reopen() { close(); open(); }
  Store* operator->() const { return store.get(); }

  // For an act or a question that must not be refused.
  template <class F>
  void write(F&& act) {
    const auto done = store->write([&](Tx& tx) -> Result<void> { act(tx); return {}; });
    if (!done) throw std::runtime_error(done.refusal().first().id);
  }
  template <class F>
  auto read(F&& question) {
    using T = std::invoke_result_t<F, Reader&>;
    auto answer = store->read([&](Reader& reader) -> Result<T> { return question(reader); });
    if (!answer) throw std::runtime_error(answer.refusal().first().id);
    return std::move(*answer);
  }
};

}  // namespace rowan::store
