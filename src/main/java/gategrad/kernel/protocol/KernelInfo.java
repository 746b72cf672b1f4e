package gategrad.kernel.protocol;

import java.util.List;
import java.util.Map;

/** What the kernel says about itself. */
final class KernelInfo {
  private KernelInfo() {}

  static Map<String, Object> reply() {
    String java = Runtime.version().feature() + " (" + System.getProperty("java.vendor") + ")";
    return Map.of(
        "status",
        "ok",
        "protocol_version",
        Session.VERSION,
        "implementation",
        "gategrad",
        "implementation_version",
        version(),
        "language_info",
        language(),
        "banner",
        "gategrad " + version() + ", Java " + java + ". %help lists the magics.",
        "debugger",
        false,
        "supported_features",
        List.of(),
        "help_links",
        List.of(
            link(
                "Java language and library",
                "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/"),
            link("JShell", "https://dev.java/learn/jshell-tool/"),
            link("CS231n: backpropagation", "https://cs231n.github.io/optimization-2/")));
  }

  private static Map<String, Object> language() {
    return Map.of(
        "name", "Java",
        "version", String.valueOf(Runtime.version().feature()),
        "mimetype", "text/x-java-source",
        "file_extension", ".jshell",
        "pygments_lexer", "java",
        "codemirror_mode", "java");
  }

  private static Map<String, Object> link(String text, String url) {
    return Map.of("text", text, "url", url);
  }

  private static String version() {
    String version = KernelInfo.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
