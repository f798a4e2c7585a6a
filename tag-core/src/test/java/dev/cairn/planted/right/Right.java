package dev.cairn.planted.right;

import dev.cairn.planted.left.Left;
import java.util.List;

/** Half of a cycle of packages. */
public record Right(List<Left> left) {
    static Left none() {
        return new Left(new Right(List.of()));
    }
}
