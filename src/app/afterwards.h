#pragma once
// Work that goes on after an answer has left, on the store's own thread, with things that belong to the desk. The desk waits for it at its end.
#include <condition_variable>
#include <memory>
#include <mutex>

namespace rowan::app {

class Afterwards {
  struct State {
    std::mutex guard;
    std::condition_variable none;
    int open = 0;
  };

 public:
  // Held by one piece of work, from when it is asked for until it is done or given up.
  class Ticket {
   public:
    explicit Ticket(std::shared_ptr<State> state) : state_(std::move(state)) {}
    ~Ticket() { done(); }
    Ticket(const Ticket&) = delete;
    Ticket& operator=(const Ticket&) = delete;
    void done() {
      const std::lock_guard lock(state_->guard);
      if (!open_) return;
      open_ = false;
      if (--state_->open == 0) state_->none.notify_all();
    }

   private:
    std::shared_ptr<State> state_;
    bool open_ = true;
  };

  Afterwards() = default;
  Afterwards(const Afterwards&) = delete;
  Afterwards& operator=(const Afterwards&) = delete;
  ~Afterwards() { wait(); }

  [[nodiscard]] std::shared_ptr<Ticket> begin() {
    const std::lock_guard lock(state_->guard);
    ++state_->open;
    return std::make_shared<Ticket>(state_);
  }
  void wait() {
    std::unique_lock lock(state_->guard);
    state_->none.wait(lock, [&] { return state_->open == 0; });
  }

 private:
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace rowan::app
