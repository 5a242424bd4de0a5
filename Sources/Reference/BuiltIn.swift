/// The built-in data files.
public enum BuiltIn {}
