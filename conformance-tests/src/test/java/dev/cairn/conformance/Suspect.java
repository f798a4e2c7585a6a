package dev.cairn.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A store with a fault, as the suite is run over it.
 *
 * @param fault the fault's name
 * @param suite the test class that certifies it
 * @param crashes whether to kill child processes that use it, too
 * @param caught the rules that must fail, and no others
 * @param phrase what the failures must say
 */
record Suspect(
        String fault, Class<? extends TagStoreConformance> suite, boolean crashes, Set<Rule> caught, String phrase) {
    /** Tests that start a JVM of their own, and take long. */
    private static final Set<String> CHILDREN = Set.of(
            "aSecondProcessIsRefusedOrSharesAsTheTraitSays",
            "aFailedCommitChangesNothing",
            "aScanOverATableLargerThanTheHeapWorks",
            "writersOfManyProcessesLoseNothingAndStarveNobody",
            "aCommitThatReturnedSurvivesKillNineAsTheTraitSays",
            "afterACrashEveryAcknowledgedCommitIsThereAndNoPartOfAnother",
            "noMisuseCrashesTheJvmOrHangsItOrHarmsTheStore",
            "aMigrationKilledInTheMiddleIsCompletedByTheNext",
            "memoryIsNeededForOneBatchOnly",
            "randomSequencesWithKillNineInsideAgreeWithTheModel",
            "relaxedDurabilityKeepsWholeBatchesInOrderOverKillNine");

    /** Every suspect, those that take longest first. */
    static List<Suspect> all() {
        Stream<Suspect> durable = Arrays.stream(DurableSaboteur.values())
                .map(one -> new Suspect(
                        one.name(), SaboteursTest.Durable.class, one.isShapedByCrashes(), one.caught(), one.phrase()));
        Stream<Suspect> fickle = Stream.of(new Suspect(
                "FICKLE",
                SaboteursTest.Fickle.class,
                false,
                Set.of(Rule.SPI_6),
                "traits of the provider, asked again"));
        Stream<Suspect> inMemory = Arrays.stream(Saboteur.values())
                .map(one -> new Suspect(one.name(), SaboteursTest.Sabotaged.class, false, one.caught(), one.phrase()));
        return Stream.of(durable, fickle, inMemory).flatMap(each -> each).toList();
    }

    /** Runs the suite over it. */
    Certification certify() {
        return Certification.of(suite, Map.of("saboteur", fault, "conformance.seed", "1"), this::undergoes);
    }

    // What a child process shows otherwise is the same with and without any of the faults.
    private boolean undergoes(Method test) {
        boolean crash = test.getDeclaringClass() == CrashRules.class;
        return (crashes && crash) || !CHILDREN.contains(test.getName());
    }
}
