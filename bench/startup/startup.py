#!/usr/bin/env python3
"""Time from exec to the first painted window, and memory five seconds later, beside other desktop programs.

Runs every program in turn, ROUNDS times, each with an empty home on a virtual screen of its own (Xvfb), and prints
medians and ratios. "Mapped" is the first visible window of at least 200 x 200 pixels; "painted" is the first moment
when the screen shows at least 12 colours. Memory is PSS of the whole process tree.

Needs: Xvfb, xwininfo and xwd (x11-apps), and the programs to compare with (Debian: electrum, telegram-desktop).
Usage: startup.py [--rounds N] [--json FILE]
"""
import argparse, json, os, shutil, signal, statistics, struct, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = {
    "kakehashi": lambda home: [str(ROOT / "run"), "--data-dir", f"{home}/kakehashi"],
    "electrum": lambda home: ["electrum", "--offline", "--dir", f"{home}/electrum"],
    "telegram-desktop": lambda home: ["telegram-desktop", "-workdir", f"{home}/telegram/"],
}


def screen_colours(display):
    """How many different colours the root window shows, counted over every seventh pixel."""
    dump = subprocess.run(["xwd", "-silent", "-root", "-display", display], capture_output=True).stdout
    if len(dump) < 100:
        return 0
    header_size, = struct.unpack(">I", dump[:4])
    colours, = struct.unpack(">I", dump[76:80])
    pixels = dump[header_size + colours * 12:]
    return len({pixels[i:i + 3] for i in range(0, len(pixels) - 4, 28)})


def mapped(display):
    tree = subprocess.run(["xwininfo", "-root", "-tree", "-display", display], capture_output=True, text=True).stdout
    for line in tree.splitlines():
        words = line.split()
        for word in words:
            size = word.split("+")[0].split("x")
            if "0x" in words[0] and len(size) == 2 and all(p.isdigit() for p in size):
                if int(size[0]) >= 200 and int(size[1]) >= 200:
                    return True
    return False


def tree_of(pid):
    pids, queue = [], [pid]
    while queue:
        current = queue.pop()
        pids.append(current)
        try:
            for task in os.listdir(f"/proc/{current}/task"):
                queue += [int(c) for c in Path(f"/proc/{current}/task/{task}/children").read_text().split()]
        except OSError:
            pass
    return set(pids)


def pss_megabytes(pid):
    total = 0
    for p in tree_of(pid):
        try:
            for line in Path(f"/proc/{p}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except OSError:
            pass
    return total / 1024


def run_once(name, number):
    display = f":{200 + number}"
    home = tempfile.mkdtemp(prefix="startup-")
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not os.path.exists(f"/tmp/.X11-unix/X{display[1:]}"):
            time.sleep(0.02)
        environment = {**os.environ, "HOME": home, "DISPLAY": display, "XDG_CONFIG_HOME": f"{home}/config",
                       "XDG_DATA_HOME": f"{home}/data", "LANG": "C.UTF-8"}
        environment.pop("WAYLAND_DISPLAY", None)
        if name == "kakehashi" and "MAVEN_USER_HOME" not in environment:
            environment["MAVEN_USER_HOME"] = str(Path.home() / ".m2")
        start = time.monotonic()
        program = subprocess.Popen(PROGRAMS[name](home), env=environment, start_new_session=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        at = {}
        while time.monotonic() - start < 60 and "painted" not in at:
            if "mapped" not in at and mapped(display):
                at["mapped"] = (time.monotonic() - start) * 1000
            if "mapped" in at and screen_colours(display) >= 12:
                at["painted"] = (time.monotonic() - start) * 1000
            time.sleep(0.01)
        if "painted" not in at:
            sys.exit(f"{name} painted nothing within 60 s")
        time.sleep(5)
        at["pss"] = pss_megabytes(program.pid)
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        return at
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--json")
    options = arguments.parse_args()
    programs = [p for p in PROGRAMS if p == "kakehashi" or shutil.which(p)]
    subprocess.run([str(ROOT / "run"), "--version"], check=True, stdout=subprocess.DEVNULL)  # builds if need be
    results, number = {p: [] for p in programs}, 0
    for round_number in range(options.rounds + 1):
        for name in programs:
            number += 1
            result = run_once(name, number)
            if round_number:  # the first round only warms the file cache
                results[name].append(result)
    medians = {p: {k: statistics.median(r[k] for r in rs) for k in ("mapped", "painted", "pss")}
               for p, rs in results.items()}
    ours = medians["kakehashi"]
    print(f"{'program':18} {'mapped ms':>10} {'painted ms':>11} {'PSS MB':>8}   ours/theirs painted, PSS")
    for name, m in medians.items():
        ratio = "" if name == "kakehashi" else f"{ours['painted'] / m['painted']:.2f}, {ours['pss'] / m['pss']:.2f}"
        print(f"{name:18} {m['mapped']:10.0f} {m['painted']:11.0f} {m['pss']:8.0f}   {ratio}")
    if options.json:
        Path(options.json).write_text(json.dumps(medians, indent=2))


if __name__ == "__main__":
    main()
