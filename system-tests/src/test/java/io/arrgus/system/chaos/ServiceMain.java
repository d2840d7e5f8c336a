package io.arrgus.system.chaos;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Scanner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * One service in a process of its own: its kind, then its settings. What it reads on its standard input is the time by
 * which its injected clock goes wrong ({@code PT1H}); where the input ends, whoever started it is gone, and so is it.
 */
public final class ServiceMain {

    private ServiceMain() {}

    public static void main(String[] arguments) {
        var clock = new SteppedClock();
        Thread.ofPlatform().daemon().start(() -> obey(clock));
        ServiceKind.valueOf(arguments[0])
                .application()
                .initializers(context -> use(clock, context))
                .run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void use(Clock clock, ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean("clock", Clock.class, () -> clock);
    }

    private static void obey(SteppedClock clock) {
        try (var orders = new Scanner(System.in)) {
            while (orders.hasNextLine()) {
                clock.step(Duration.parse(orders.nextLine()));
            }
        }
        Runtime.getRuntime().halt(1);
    }
}
