#include "letters/sandbox.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <iterator>

namespace rowan::letters {
namespace {

#if defined(__x86_64__)
constexpr unsigned this_machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned this_machine = AUDIT_ARCH_AARCH64;
#else
#error "the sandbox of the letters knows x86-64 and AArch64"
#endif

constexpr unsigned writes = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;

#define ROWAN_LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define ROWAN_ANSWER(value) BPF_STMT(BPF_RET | BPF_K, value)
#define ROWAN_NO ROWAN_ANSWER(SECCOMP_RET_ERRNO | EACCES)
// The call of this number is refused.
#define ROWAN_REFUSE(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), ROWAN_NO
// The call of this number is refused when the low half of argument `n` has one of `bits`.
#define ROWAN_REFUSE_IF(number, n, bits)                                                                                                     \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 4), ROWAN_LOAD(offsetof(seccomp_data, args) + 8 * (n)),                                      \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1), ROWAN_NO, ROWAN_ANSWER(SECCOMP_RET_ALLOW)

const sock_filter rules[] = {
    ROWAN_LOAD(offsetof(seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, this_machine, 1, 0),
    ROWAN_ANSWER(SECCOMP_RET_KILL_PROCESS),
    ROWAN_LOAD(offsetof(seccomp_data, nr)),
#if defined(__x86_64__)
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),  // the other table of calls
    ROWAN_NO,
    ROWAN_REFUSE(__NR_creat),
    ROWAN_REFUSE(__NR_rename),
    ROWAN_REFUSE(__NR_link),
    ROWAN_REFUSE(__NR_symlink),
    ROWAN_REFUSE(__NR_unlink),
    ROWAN_REFUSE(__NR_mkdir),
    ROWAN_REFUSE(__NR_mknod),
#endif
    ROWAN_REFUSE(__NR_socket),
    ROWAN_REFUSE(__NR_socketpair),
    ROWAN_REFUSE(__NR_connect),
    ROWAN_REFUSE(__NR_bind),
    ROWAN_REFUSE(__NR_listen),
    ROWAN_REFUSE(__NR_ptrace),
    ROWAN_REFUSE(__NR_process_vm_readv),
    ROWAN_REFUSE(__NR_process_vm_writev),
    ROWAN_REFUSE(__NR_mount),
    ROWAN_REFUSE(__NR_unshare),
    ROWAN_REFUSE(__NR_setns),
    ROWAN_REFUSE(__NR_bpf),
    ROWAN_REFUSE(__NR_io_uring_setup),
    ROWAN_REFUSE(__NR_openat2),
    ROWAN_REFUSE(__NR_renameat),
    ROWAN_REFUSE(__NR_renameat2),
    ROWAN_REFUSE(__NR_linkat),
    ROWAN_REFUSE(__NR_symlinkat),
    ROWAN_REFUSE(__NR_unlinkat),
    ROWAN_REFUSE(__NR_mkdirat),
    ROWAN_REFUSE(__NR_mknodat),
#if defined(__x86_64__)
    ROWAN_REFUSE_IF(__NR_open, 1, writes),
#endif
    ROWAN_REFUSE_IF(__NR_openat, 2, writes),
    ROWAN_ANSWER(SECCOMP_RET_ALLOW),
};

bool limit(int what, rlim_t most) {
  const rlimit both{most, most};
  return setrlimit(static_cast<__rlimit_resource>(what), &both) == 0;
}

}  // namespace

bool enter_sandbox() {
  const sock_fprog program{static_cast<unsigned short>(std::size(rules)), const_cast<sock_filter*>(rules)};
  return limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

}  // namespace rowan::letters
