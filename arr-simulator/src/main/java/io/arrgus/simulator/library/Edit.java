package io.arrgus.simulator.library;

/**
 * What somebody did to one title by hand, as a difference to what it would be otherwise; so a change that comes later
 * still changes something.
 *
 * @param gone unknown to the metadata service by now: its status says so, and it stays
 * @param monitoringFlipped whether it is monitored the other way round
 * @param profileShift how many quality profiles further
 * @param tagMask bits of the tags that it has gained or lost
 * @param fileShift how often its files were changed besides
 * @param upgrades how often its files were replaced by better ones
 * @param renamed whether its files go by their other name
 */
record Edit(
        boolean gone,
        boolean monitoringFlipped,
        int profileShift,
        int tagMask,
        int fileShift,
        int upgrades,
        boolean renamed) {
    static final Edit NONE = new Edit(false, false, 0, 0, 0, 0, false);

    Edit goneOrBack(boolean nowGone) {
        return new Edit(nowGone, monitoringFlipped, profileShift, tagMask, fileShift, upgrades, renamed);
    }

    Edit flipped() {
        return new Edit(gone, !monitoringFlipped, profileShift, tagMask, fileShift, upgrades, renamed);
    }

    Edit profile(int shift) {
        return new Edit(gone, monitoringFlipped, profileShift + shift, tagMask, fileShift, upgrades, renamed);
    }

    Edit tags(int mask) {
        return new Edit(gone, monitoringFlipped, profileShift, tagMask ^ mask, fileShift, upgrades, renamed);
    }

    Edit files(int shift) {
        return new Edit(gone, monitoringFlipped, profileShift, tagMask, fileShift + shift, upgrades, renamed);
    }

    Edit upgraded(int shift) {
        return new Edit(gone, monitoringFlipped, profileShift, tagMask, fileShift + shift, upgrades + 1, renamed);
    }

    Edit renamedFiles() {
        return new Edit(gone, monitoringFlipped, profileShift, tagMask, fileShift, upgrades, !renamed);
    }
}
