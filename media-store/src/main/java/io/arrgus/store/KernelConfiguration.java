package io.arrgus.store;

import io.arrgus.store.kernel.Kernel;
import io.arrgus.store.kernel.MediaDatabase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands outside of the kernel, which knows no framework. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FuseProperties.class, TombstoneProperties.class})
class KernelConfiguration {

    @Bean
    Kernel storeKernel(MediaDatabase database, FuseProperties fuse, TombstoneProperties tombstones) {
        return new Kernel(database, fuse.fuse(), tombstones.keptFor());
    }
}
