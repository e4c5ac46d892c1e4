package moestro.topology;

import moestro.mixture.Answer;
import moestro.mixture.Input;
import moestro.mixture.Question;

/**
 * One event on its way through a task: from the gate to the chosen experts, and last to the merge, which it reaches
 * after all of their answers because forwarding is depth first.
 */
final class Call {
    private final Question question;
    private final Input input;
    private final ServedPanel panel;
    private final Guards guards;
    private final long eventTime;
    private final Answer[] answers;

    Call(Question question, Input input, ServedPanel panel, Guards guards, long eventTime) {
        this.question = question;
        this.input = input;
        this.panel = panel;
        this.guards = guards;
        this.eventTime = eventTime;
        this.answers = new Answer[question.selection().asked().length];
    }

    Question question() {
        return question;
    }

    Input input() {
        return input;
    }

    ServedPanel panel() {
        return panel;
    }

    Guards guards() {
        return guards;
    }

    long eventTime() {
        return eventTime;
    }

    /** Puts down what an expert said. */
    void answered(int expert, Answer answer) {
        int[] asked = question.selection().asked();
        for (int j = 0; j < asked.length; j++) {
            if (asked[j] == expert) {
                answers[j] = answer;
            }
        }
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
