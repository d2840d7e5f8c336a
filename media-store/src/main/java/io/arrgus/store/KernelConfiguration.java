package io.arrgus.store;

import io.arrgus.service.metrics.SyncPhases;
import io.arrgus.service.metrics.SyncPhases.Phase;
import io.arrgus.store.kernel.Kernel;
import io.arrgus.store.kernel.MediaDatabase;
import io.arrgus.store.kernel.Pace.Step;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands outside of the kernel, which knows no framework. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FuseProperties.class, TombstoneProperties.class})
class KernelConfiguration {

    @Bean
    Kernel storeKernel(MediaDatabase database, FuseProperties fuse, TombstoneProperties tombstones, SyncPhases phases) {
        return new Kernel(
                database,
                fuse.fuse(),
                tombstones.keptFor(),
                (kind, step, took) -> phases.took(kind, phase(step), took));
    }

    private static Phase phase(Step step) {
        return switch (step) {
            case APPLY -> Phase.APPLY;
            case FINISH -> Phase.FINISH;
        };
    }
}
