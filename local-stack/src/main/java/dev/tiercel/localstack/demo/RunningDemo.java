package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.Target;
import dev.tiercel.localstack.client.NewTenant;
import dev.tiercel.localstack.client.Rest;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * The story told on a stack that runs already. It takes place in a tenant of its own: that has the rule book with targets
 * in seconds, and nobody else's tickets are touched or told of.
 */
public final class RunningDemo {

    private static final String TENANT = "demo";
    private static final Duration KEY_LIVES = Duration.ofMinutes(15);

    private RunningDemo() {}

    /** Exit code: 0 if the expected story was read, 1 if not. */
    public static int run(Target target) {
        Telling telling = new Telling(System.out, Terminal.hasColours(System.getenv()));
        Performance performance = new Performance(telling, () -> false);
        Rest demo = Rest.ofNewTenant(NewTenant.of(target, TENANT, KEY_LIVES));
        demo.upload(DemoRuleBook.documents());
        telling.say("The story takes place in the tenant " + TENANT + " of the stack at " + target.url(Part.TICKET)
                + "; mails are caught at " + target.url(Part.MAIL) + ".");
        telling.say("Each line is told by an event on Kafka at " + target.kafkaBootstrap() + ":\n");
        try (StoryReader reader =
                new StoryReader(target.kafkaBootstrap(), telling::hear, performance::fail, performance::fail)) {
            reader.startNow(TENANT);
            performance.play(new People(demo), () -> {});
            return performance.conclude();
        } catch (KafkaException e) {
            throw new StackFailure(
                    "Kafka at " + target.kafkaBootstrap() + " cannot be read (" + e.getMessage()
                            + "): name its port with --kafka-port N",
                    e);
        }
    }
}
