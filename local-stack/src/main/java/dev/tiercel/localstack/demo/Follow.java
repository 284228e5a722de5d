package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.StackFailure;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/**
 * Tells the story of all tickets, or of one, from the topics' beginning and then as it goes on. Needs nothing but the
 * topics, so it follows any cluster that Tiercel runs on.
 */
public final class Follow {

    private Follow() {}

    /**
     * Returns only when interrupted.
     *
     * @param ticketId only this ticket; all of them if empty
     * @throws StackFailure if the cluster cannot be read
     */
    public static int run(String bootstrap, Optional<String> ticketId) {
        Story story = new Story();
        boolean colours = Terminal.hasColours(System.getenv());
        CompletableFuture<Void> end = new CompletableFuture<>();
        try (StoryReader reader = new StoryReader(
                bootstrap,
                event -> story.tell(event)
                        .filter(line -> ticketId.map(event.subject()::equals).orElse(true))
                        .ifPresent(line -> System.out.println(line.render(ZoneId.systemDefault(), colours))),
                unreadable -> System.err.println("tiercel: passed over " + unreadable.getMessage()),
                end::completeExceptionally)) {
            reader.start();
            end.get();
            return 0;
        } catch (KafkaException e) {
            throw new StackFailure("Kafka at " + bootstrap + " cannot be read: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new StackFailure(
                    "Kafka at " + bootstrap + " cannot be read any more: "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
