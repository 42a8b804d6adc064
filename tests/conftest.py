"""Settings of the whole suite: where helpers are found, and how hard hypothesis looks."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

SLOW_MACHINES = (HealthCheck.too_slow,)

settings.register_profile("quick", deadline=None, max_examples=40, suppress_health_check=SLOW_MACHINES)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, database=None, print_blob=True)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))
