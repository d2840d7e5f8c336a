# One image per service: `docker build --build-arg MODULE=arr-worker .`, or let compose do it. Nothing but Docker is needed.
ARG MODULE=scheduler-service

# Builds all that is shipped at once: the images of a stack share this stage.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/maven \
    mvn -Dmaven.repo.local=/maven --batch-mode --quiet -DskipTests -Dmaven.test.skip=true -Dspotless.check.skip=true \
        -pl scheduler-service,arr-worker,media-store,arr-simulator --also-make package

FROM eclipse-temurin:25-jre AS layers
ARG MODULE
WORKDIR /layers
COPY --from=build /build/${MODULE}/target/*-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre
ARG MODULE
# What makes a program end by itself that is no service, for the training below.
ARG TRAINING=
# A user without a name, a home or a shell; the id of nobody else in the stack.
ARG USER_ID=10001
WORKDIR /app
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
# What the JVM learns in a start that ends before anything is connected: the next starts take half as long.
RUN ARRGUS_API_KEY=training ARRGUS_MASTER_KEY="$(head -c 32 /dev/urandom | base64)" \
    java -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar ${TRAINING}
RUN install -d -o ${USER_ID} -g ${USER_ID} /spool
USER ${USER_ID}
# Written to: scratch, and the spool of libraries that are read. Everything else may be read-only.
VOLUME /tmp /spool
ENV JAVA_TOOL_OPTIONS="-XX:AOTCache=/app/app.aot -XX:+UseSerialGC -XX:MaxRAMPercentage=40 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "app.jar"]
