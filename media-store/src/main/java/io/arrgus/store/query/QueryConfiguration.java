package io.arrgus.store.query;

import io.arrgus.model.media.MediaUpdate;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Completes the OpenAPI document with what the code says in its own way. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration implements WebMvcConfigurer {

    private static final String KEY = "X-Api-Key";

    private final JsonMapper json;

    QueryConfiguration(JsonMapper json) {
        this.json = json;
    }

    /** A member that we do not know is a typing error, and whoever made it wants to be told. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConverters(converter -> {
            if (converter instanceof JacksonJsonHttpMessageConverter jackson) {
                var strict = json.rebuild()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
                List.of(MediaUpdate.class, HoldsController.Approval.class, HoldsController.Dismissal.class)
                        .forEach(body -> jackson.registerMappersForType(
                                body, mappers -> mappers.put(MediaType.APPLICATION_JSON, strict)));
            }
        });
    }

    @Bean
    OpenApiCustomizer storeOpenApi() {
        return api -> {
            api.info(new Info().title("Arrgus").version("v1").description("What the Arrs have, and what is wanted."));
            var components = api.getComponents() == null ? new Components() : api.getComponents();
            api.components(components.addSecuritySchemes(
                    KEY,
                    new SecurityScheme()
                            .type(SecurityScheme.Type.APIKEY)
                            .in(SecurityScheme.In.HEADER)
                            .name(KEY)));
            api.security(List.of(new SecurityRequirement().addList(KEY)));
        };
    }

    @Bean
    OperationCustomizer storeMediaParameters() {
        return (operation, handler) -> {
            var finding = handler.getBeanType() == MediaController.class
                    && handler.getMethod().getName().equals("find");
            if (finding) {
                Arrays.stream(MediaFilter.values())
                        .forEach(
                                it -> operation.addParametersItem(parameter(it.parameter(), it.expects(), schema(it))));
                operation.addParametersItem(parameter(
                        MediaQuery.REMOVED,
                        "true or false: titles that were removed not long ago, in place of those that are in an Arr",
                        new BooleanSchema()._default(false)));
                operation.addParametersItem(parameter(
                        MediaQuery.SORT, "one of " + MediaSort.words(), new StringSchema()._default("title")));
                operation.addParametersItem(
                        parameter(MediaQuery.ORDER, "asc or desc", new StringSchema()._default("asc")));
                operation.addParametersItem(
                        parameter(MediaQuery.CURSOR, "the nextCursor of the page before", new StringSchema()));
                operation.addParametersItem(parameter(
                        MediaQuery.LIMIT,
                        "how many at most, 1 to 500",
                        new IntegerSchema()._default(MediaQuery.USUAL)));
            }
            return operation;
        };
    }

    private static QueryParameter parameter(String name, String description, Schema<?> schema) {
        var parameter = new QueryParameter();
        parameter.name(name).description(description).required(false).schema(schema);
        return parameter;
    }

    private static Schema<?> schema(MediaFilter filter) {
        return filter.repeatable() ? new ArraySchema().items(new StringSchema()) : new StringSchema();
    }
}
