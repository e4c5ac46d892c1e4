package moestro.mixture;

/**
 * What a factory needs to make an expert.
 *
 * @param task what is predicted
 * @param layout the shape of the inputs
 * @param seed for {@link Hash}; differs from expert to expert of a panel
 * @param parameters the panel file's parameters of this expert
 */
public record ExpertSettings(Task task, Layout layout, long seed, Parameters parameters) {

    /** The same with another seed, for an expert made of several models. */
    public ExpertSettings withSeed(long another) {
        return new ExpertSettings(task, layout, another, parameters);
    }
}
