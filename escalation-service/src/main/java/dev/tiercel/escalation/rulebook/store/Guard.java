package dev.tiercel.escalation.rulebook.store;

/**
 * What the caller of a change says about the version it has seen. Asked while nobody else can change the entry; each
 * method throws to refuse.
 */
public interface Guard {

    /** There is no such entry; it is about to be created. */
    void ifAbsent();

    /** There is such an entry; it may turn out that nothing is to be changed. */
    void ifPresent(int version);

    /** It is about to be changed or removed. */
    void ifChanging(int version);
}
