#define _GNU_SOURCE
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "CForeignFiles.h"

static void limit(int resource, uint64_t value, uint64_t hard) {
  struct rlimit limits;
  if (getrlimit(resource, &limits) != 0) return;
  // A limit that somebody has set already may only become narrower.
  if (limits.rlim_max == RLIM_INFINITY || hard < limits.rlim_max) limits.rlim_max = hard;
  limits.rlim_cur = value < limits.rlim_max ? value : limits.rlim_max;
  setrlimit(resource, &limits);
}

void cf_confine(uint64_t memory, uint64_t seconds) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_AS, memory, memory);
  // The soft limit ends the process with SIGXCPU, which tells what happened; the hard one kills.
  limit(RLIMIT_CPU, seconds, seconds + 2);
  limit(RLIMIT_FSIZE, 0, 0);
  limit(RLIMIT_CORE, 0, 0);
}
