/**
 * Receipt printers (小票打印机) that speak ESC/POS: a receipt to bytes, status bytes to words, printed
 * bytes back to text, and the pure conversation with one printer. The only package that knows
 * escpos-coffee; knows {@code bondgate.till} and {@code bondgate.till.device}.
 */
package bondgate.till.printer;
