package io.arrgus.scheduler.connection;

import io.arrgus.model.connection.ConnectionCreate;
import io.arrgus.model.connection.ConnectionUpdate;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
class DoorsConfiguration implements WebMvcConfigurer {

    private static final String SCHEME = "X-Api-Key";

    private final JsonMapper json;

    DoorsConfiguration(JsonMapper json) {
        this.json = json;
    }

    /** A member that we do not know is a typing error, and whoever made it wants to be told. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConverters(this::readStrictly);
    }

    private void readStrictly(HttpMessageConverter<?> converter) {
        if (converter instanceof JacksonJsonHttpMessageConverter jackson) {
            var strict = json.rebuild()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            for (var form : List.of(ConnectionCreate.class, ConnectionUpdate.class, SyncAsk.class)) {
                jackson.registerMappersForType(form, mappers -> mappers.put(MediaType.APPLICATION_JSON, strict));
            }
        }
    }

    @Bean
    OpenApiCustomizer schedulerKeyScheme() {
        return api -> {
            var components = api.getComponents() == null ? new Components() : api.getComponents();
            api.components(components.addSecuritySchemes(
                    SCHEME,
                    new SecurityScheme()
                            .type(SecurityScheme.Type.APIKEY)
                            .in(SecurityScheme.In.HEADER)
                            .name(SCHEME)));
            if (api.getSecurity() == null || api.getSecurity().isEmpty()) {
                api.addSecurityItem(new SecurityRequirement().addList(SCHEME));
            }
        };
    }
}
