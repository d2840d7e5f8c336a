package io.arrgus.store;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.mongodb.client.MongoCollection;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "io.arrgus.store", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theKernelKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("..kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    // all but Modulith, which says whom this room may know
                    "org.springframework.(amqp|beans|boot|context|core|dao|data|stereotype|transaction|util|web)..",
                    "com.rabbitmq..",
                    "com.mongodb..",
                    "org.bson..",
                    "io.micrometer..",
                    "io.arrgus.service..");

    @ArchTest
    static final ArchRule onlyTheEdgesSpeakAmqp = noClasses()
            .that()
            .resideOutsideOfPackages("..intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.amqp..", "com.rabbitmq..");

    @ArchTest
    static final ArchRule onlyTheDatabaseAndTheQuestionsSpeakMongo = noClasses()
            .that()
            .resideOutsideOfPackages("..mongo..", "..query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data..");

    @ArchTest
    static final ArchRule questionsNeverWrite = noClasses()
            .that()
            .resideInAPackage("..query..")
            .should()
            .callMethodWhere(target(nameMatching("(insert|update|replace|delete|findOneAnd|bulkWrite|create|drop).*"))
                    .and(target(owner(assignableTo(MongoCollection.class)))));

    @ArchTest
    static final ArchRule nobodyCallsAnArr = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.springframework.web.client..");

    @ArchTest
    static final ArchRule timeIsTheDatabases = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule doorsAreInTheirRoom = methods()
            .that()
            .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("..query..");

    @Test
    void roomsKnowOnlyTheRoomsTheyMay() {
        ApplicationModules.of(StoreApplication.class).verify();
    }
}
