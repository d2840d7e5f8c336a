package io.arrgus.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.arrgus.simulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String JDK = "java..";
    private static final String ANNOTATIONS = "org.jspecify.annotations..";

    @ArchTest
    static final ArchRule theServerKnowsNothingOfArrs = classes()
            .that()
            .resideInAPackage("..simulator.http..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..simulator.http..", JDK, "javax.net..", ANNOTATIONS);

    @ArchTest
    static final ArchRule theLineKnowsNothingOfTheApplication = noClasses()
            .that()
            .resideInAPackage("..simulator.signalr..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.arrgus.simulator");

    @ArchTest
    static final ArchRule theLibraryKnowsNothingOfHttp = classes()
            .that()
            .resideInAPackage("..simulator.library..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..simulator.library..", "tools.jackson..", JDK, ANNOTATIONS);

    /**
     * A tree of every title is what a large library has no room for; the truth makes one at a time. What somebody sends
     * is small.
     */
    @ArchTest
    static final ArchRule titlesAreStreamedNeverHeldAsTrees = noClasses()
            .that()
            .haveNameNotMatching(".*[.](Json|Library|TrueTitle|Sent|EventTitles)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson.databind..");
}
