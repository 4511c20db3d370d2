"""`make bench`: every benchmark beside its peer, in one run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    here = Path(__file__).parent
    for bench in sorted(here.glob("bench_*.py")):
        print(f"== {bench.stem}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{bench.stem}", *sys.argv[1:]], check=True)
