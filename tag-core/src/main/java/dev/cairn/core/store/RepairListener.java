package dev.cairn.core.store;

import dev.cairn.api.FileDamage;

/** Is told what a repair meets. Called by the thread that repairs. */
public interface RepairListener {
    /** Is told what is wrong with a file of the store that is repaired. */
    void damage(FileDamage damage);

    /** Is told what could not be saved, and why. */
    void loss(Finding loss);

    /** Is told how many bytes of the files were looked at. */
    default void progress(long bytes, long totalBytes) {}
}
