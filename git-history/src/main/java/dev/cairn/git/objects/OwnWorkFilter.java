package dev.cairn.git.objects;

import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Passes what differs between the first tree and all others. A folder that equals one parent's holds no own work, so it is not even
 * entered.
 */
final class OwnWorkFilter extends TreeFilter {
    static final OwnWorkFilter INSTANCE = new OwnWorkFilter();

    private OwnWorkFilter() {}

    @Override
    public boolean include(TreeWalk walk) {
        for (int parent = 1; parent < walk.getTreeCount(); parent++) {
            if (walk.getRawMode(0) == walk.getRawMode(parent) && walk.idEqual(0, parent)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean shouldBeRecursive() {
        return false;
    }

    @Override
    public TreeFilter clone() {
        return this;
    }
}
