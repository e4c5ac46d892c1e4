package moestro.mixture.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.List;

/**
 * SIMD kernels of every width on any machine. The width is a constant of its class, so each width loads the classes
 * once more.
 */
public record Widths(Kernels kernels, Blocks blocks) {
    public static final Widths BITS_64 = of(64);
    public static final Widths BITS_128 = of(128);
    public static final Widths BITS_256 = of(256);
    public static final Widths BITS_512 = of(512);
    public static final List<Widths> ALL = List.of(BITS_64, BITS_128, BITS_256, BITS_512);

    private static Widths of(int bits) {
        String before = System.getProperty(VectorWidth.PROPERTY);
        System.setProperty(VectorWidth.PROPERTY, Integer.toString(bits));
        ClassLoader loader = new OwnTwins();
        Widths width =
                new Widths((Kernels) instance("VectorKernels", loader), (Blocks) instance("VectorBlocks", loader));
        if (before == null) {
            System.clearProperty(VectorWidth.PROPERTY);
        } else {
            System.setProperty(VectorWidth.PROPERTY, before);
        }
        return width;
    }

    private static Object instance(String simpleName, ClassLoader loader) {
        try {
            Constructor<?> constructor = Class.forName(Widths.class.getPackageName() + "." + simpleName, true, loader)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Loads the twins itself, and everything else as usual. */
    private static final class OwnTwins extends ClassLoader {
        private static final String TWINS = "moestro\\.mixture\\.kernel\\.(Vector|Scalar|FastExponential).*";

        OwnTwins() {
            super(Widths.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && name.matches(TWINS)) {
                    byte[] bytes = bytes(name);
                    loaded = defineClass(name, bytes, 0, bytes.length);
                }
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
        }

        private byte[] bytes(String name) {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
