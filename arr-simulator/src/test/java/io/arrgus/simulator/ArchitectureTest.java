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
            .resideInAnyPackage("..simulator.http..", JDK, ANNOTATIONS);

    @ArchTest
    static final ArchRule theLibraryKnowsNothingOfHttp = classes()
            .that()
            .resideInAPackage("..simulator.library..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..simulator.library..", "tools.jackson..", JDK, ANNOTATIONS);

    /** It stands in for applications that are none of ours, so nothing of ours may be in it. */
    @ArchTest
    static final ArchRule nothingOfArrgusIsInIt = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.arrgus.model..", "io.arrgus.service..", "org.springframework..");

    @ArchTest
    static final ArchRule titlesAreStreamedNeverHeldAsTrees = noClasses()
            .that()
            .doNotHaveSimpleName("Library")
            .and()
            .doNotHaveSimpleName("TrueTitle")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson.databind.node..");
}
