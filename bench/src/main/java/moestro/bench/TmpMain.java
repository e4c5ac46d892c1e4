package moestro.bench;

public final class TmpMain {
    private TmpMain() {}

    public static void main(String[] a) throws Exception {
        var e = new moestro.bench.pipeline.PipelineSuite.Effort(
                Integer.parseInt(a[1]), Integer.parseInt(a[2]), Integer.parseInt(a[3]));
        (a[0].equals("scale")
                        ? new moestro.bench.pipeline.ScaleSuite(System.out, e).run()
                        : new moestro.bench.pipeline.PipelineSuite(System.out, e).run())
                .forEach(System.out::println);
    }
}
