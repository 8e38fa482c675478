#pragma once
// What must be durable before an answer may leave: a look at a case is written down first, and the page is drawn meanwhile.
#include <functional>
#include <memory>

#include "store/store.h"

namespace rowan::app {

class Hold {
 public:
  Hold();
  // Gives the act to the write lane and does not wait for it. `saved` is called when it is durable, on the lane's thread, where it
  // must be quick.
  void write(store::Store& store, store::Job job, std::function<void()> saved = {});
  // Calls `then` once, when everything given is durable (nothing) or the first refusal is known: at once, or later on the lane's
  // thread, where it must be quick. Call it last, and once.
  void release(std::function<void(Result<void>)> then);
  // The same, waiting for it.
  [[nodiscard]] Result<void> wait();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace rowan::app
