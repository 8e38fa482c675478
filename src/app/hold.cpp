#include "app/hold.h"

#include <exception>
#include <future>
#include <mutex>
#include <utility>

namespace rowan::app {

struct Hold::State {
  std::mutex guard;
  int waiting = 1;  // for release() itself
  Result<void> result;
  std::function<void(Result<void>)> then;

  void done(Result<void> one) {
    {
      const std::lock_guard turn{guard};
      if (!one && result) result = std::move(one);
      if (--waiting > 0) return;
    }
    if (then) then(std::move(result));
  }
};

Hold::Hold() : state_(std::make_shared<State>()) {}

void Hold::write(store::Store& store, store::Job job, std::function<void()> saved) {
  {
    const std::lock_guard turn{state_->guard};
    ++state_->waiting;
  }
  store.write_then(std::move(job), [state = state_, saved = std::move(saved)](Result<void> result) {
    // It is durable, whatever becomes of what follows it; and an exception on the lane's thread would end the program.
    try {
      if (result && saved) saved();
    } catch (const std::exception&) {
    }
    state->done(std::move(result));
  });
}

void Hold::release(std::function<void(Result<void>)> then) {
  state_->then = std::move(then);
  state_->done({});
}

Result<void> Hold::wait() {
  // Held by both: whoever waits may be gone before the other has come back from saying so.
  const auto promise = std::make_shared<std::promise<Result<void>>>();
  release([promise](Result<void> result) { promise->set_value(std::move(result)); });
  return promise->get_future().get();
}

}  // namespace rowan::app
