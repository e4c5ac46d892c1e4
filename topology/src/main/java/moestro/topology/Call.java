package moestro.topology;

import moestro.mixture.Answer;
import moestro.mixture.Input;
import moestro.mixture.Question;

/**
 * One event on its way through a task: from the gate to the chosen experts, and last to the merge, which it reaches
 * after all of their answers because forwarding is depth first. If remote experts are among them it then waits, and
 * comes to the merge again.
 */
final class Call {
    private final Question question;
    private final Input input;
    private final ServedPanel panel;
    private final Guards guards;
    private final long eventTime;
    private final Answer[] answers;
    private Wait wait;

    Call(Question question, Input input, ServedPanel panel, Guards guards, long eventTime) {
        this.question = question;
        this.input = input;
        this.panel = panel;
        this.guards = guards;
        this.eventTime = eventTime;
        this.answers = new Answer[question.selection().asked().length];
    }

    /**
     * One that waited before this task was started: who serves now will merge it.
     *
     * @param answers null for those that are waited for
     */
    static Call restored(Question question, long eventTime, Answer[] answers, Wait wait) {
        Call call = new Call(question, null, null, null, eventTime);
        System.arraycopy(answers, 0, call.answers, 0, answers.length);
        call.wait = wait;
        return call;
    }

    Question question() {
        return question;
    }

    /** Null if restored. */
    Input input() {
        return input;
    }

    /** Null if restored. */
    ServedPanel panel() {
        return panel;
    }

    /** Null if restored. */
    Guards guards() {
        return guards;
    }

    long eventTime() {
        return eventTime;
    }

    /** Puts down what an expert said. */
    void answered(int expert, Answer answer) {
        int position = position(expert);
        if (position >= 0) {
            answers[position] = answer;
        }
    }

    /** Where an expert stands in the selection; -1 if it was not asked. */
    int position(int expert) {
        int[] asked = question.selection().asked();
        for (int j = 0; j < asked.length; j++) {
            if (asked[j] == expert) {
                return j;
            }
        }
        return -1;
    }

    /** What was heard of an expert so far, by its position; null for nothing. */
    Answer answer(int position) {
        return answers[position];
    }

    /** It has remote experts to wait for. */
    void waits(Wait begun) {
        wait = begun;
    }

    /** What it waits for, or waited for; null if there is no remote expert among those asked. */
    Wait waited() {
        return wait;
    }

    /** Whether it waits. */
    boolean isWaiting() {
        return wait != null && wait.isOpen();
    }

    /** What came of each expert asked; one that said nothing counts as failed. */
    Answer[] answers() {
        for (int j = 0; j < answers.length; j++) {
            if (answers[j] == null) {
                answers[j] = Answer.none();
            }
        }
        return answers;
    }
}
