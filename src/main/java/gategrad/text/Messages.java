package gategrad.text;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one package that learners read, by key, from its catalogue {@code
 * sentences.properties}; another language is another file beside it, {@code
 * sentences_ko.properties}, and needs no code.
 *
 * <p>In a sentence <code>{x}</code> stands for a fact with that name, in any order and as often as
 * a language wants; <code>{Gate}</code> is the fact <code>gate</code> with a capital letter; <code>
 * {n?pass:passes}</code> is the first word if n is 1, else the second. Apostrophes mean nothing
 * special. Numbers are written by {@link Numbers#text}, the same in every language.
 *
 * <p>Where the catalogue has the line
 *
 * <pre>
 * relu.closed = {x} has the gradient 0: {gate} saw {z}, so it is closed.
 * </pre>
 *
 * <p>the code says {@code say("relu.closed", "x", "w", "gate", "relu", "z", -2.0)}.
 */
public final class Messages {
  private static final Pattern FACT =
      Pattern.compile("\\{([a-zA-Z]\\w*)(?:\\?([^:{}]*):([^{}]*))?\\}");

  private final ResourceBundle catalogue;

  private Messages(ResourceBundle catalogue) {
    this.catalogue = catalogue;
  }

  /** The catalogue of the package of this class, in the language of this machine. */
  public static Messages of(Class<?> user) {
    return of(user, Locale.getDefault());
  }

  /** The catalogue in a given language; English, for what is not translated. */
  public static Messages of(Class<?> user, Locale language) {
    var control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    return new Messages(
        ResourceBundle.getBundle(
            user.getPackageName() + ".sentences", language, user.getClassLoader(), control));
  }

  /** All keys, in alphabetical order. */
  public List<String> keys() {
    return Collections.list(catalogue.getKeys()).stream().sorted().toList();
  }

  /** The sentence as it stands in the catalogue, its facts not filled in. */
  public String raw(String key) {
    try {
      return catalogue.getString(key);
    } catch (MissingResourceException missing) {
      throw new IllegalArgumentException(
          "no sentence has the key '%s' in %s"
              .formatted(key, catalogue.getBaseBundleName().replace('.', '/') + ".properties"));
    }
  }

  /** A sentence; its facts are given as name, value, name, value. */
  public String say(String key, Object... facts) {
    Map<String, Object> named = named(key, facts);
    return FACT.matcher(raw(key)).replaceAll(found -> escaped(fill(key, found, named)));
  }

  /** Without this, a dollar sign in a fact would mean a group of the pattern. */
  private static String escaped(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static Map<String, Object> named(String key, Object... facts) {
    if (facts.length % 2 != 0) {
      throw new IllegalArgumentException(
          "'%s': facts are given as name, value, name, value, but here are %d"
              .formatted(key, facts.length));
    }
    Map<String, Object> named = new TreeMap<>();
    for (int k = 0; k < facts.length; k += 2) {
      named.put((String) facts[k], facts[k + 1]);
    }
    return named;
  }

  private static String fill(String key, MatchResult found, Map<String, Object> facts) {
    String name = found.group(1);
    boolean capital = !facts.containsKey(name) && Character.isUpperCase(name.charAt(0));
    Object fact = facts.get(capital ? uncapitalised(name) : name);
    if (fact == null) {
      throw new IllegalArgumentException(
          "the sentence '%s' needs the fact '%s', but got only %s"
              .formatted(key, name, facts.keySet()));
    }
    if (found.group(2) != null) {
      return found.group(((Number) fact).doubleValue() == 1 ? 2 : 3);
    }
    String text = fact instanceof Double number ? Numbers.text(number) : fact.toString();
    return capital && !text.isEmpty()
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
  }

  private static String uncapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
