package io.arrgus.standalone.engine;

import io.arrgus.scheduler.SchedulerApplication;
import io.arrgus.store.StoreApplication;
import io.arrgus.worker.WorkerApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The three services in one context, with one web server, one database client and one broker connection between them.
 * Their own applications are left out: each would scan again, with names that collide.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackageClasses = {SchedulerApplication.class, WorkerApplication.class, StoreApplication.class},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters =
                @Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {SchedulerApplication.class, WorkerApplication.class, StoreApplication.class}))
@ConfigurationPropertiesScan(
        basePackageClasses = {SchedulerApplication.class, WorkerApplication.class, StoreApplication.class})
class StandaloneApplication {}
