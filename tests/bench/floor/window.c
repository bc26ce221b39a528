/* The floor of start-up and memory: a window with one web view and a small page of 120 buttons.
   Prints `frame` after the page's second animation frame and `key` at its first key press. */
#include <stdio.h>
#include <webkit2/webkit2.h>

static void said(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer data) {
  (void)manager;
  (void)data;
  char *word = jsc_value_to_string(webkit_javascript_result_get_js_value(result));
  puts(word);
  fflush(stdout);
  g_free(word);
}

static char *page(void) {
  GString *html = g_string_new("<!doctype html><meta charset=utf-8><title>floor</title><body>");
  for (int n = 1; n <= 120; n++)
    g_string_append_printf(html, "<button>%d</button>", n);
  g_string_append(html,
                  "<script>const say = word => webkit.messageHandlers.bench.postMessage(word);"
                  "addEventListener('keydown', () => say('key'), {once: true});"
                  "requestAnimationFrame(() => requestAnimationFrame(() => say('frame')));</script>");
  return g_string_free(html, FALSE);
}

int main(int argc, char **argv) {
  gtk_init(&argc, &argv);
  WebKitUserContentManager *manager = webkit_user_content_manager_new();
  g_signal_connect(manager, "script-message-received::bench", G_CALLBACK(said), NULL);
  webkit_user_content_manager_register_script_message_handler(manager, "bench");
  GtkWidget *view = webkit_web_view_new_with_user_content_manager(manager);
  GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
  gtk_window_set_default_size(GTK_WINDOW(window), 1280, 800);
  gtk_container_add(GTK_CONTAINER(window), view);
  g_signal_connect(window, "destroy", G_CALLBACK(gtk_main_quit), NULL);
  gtk_widget_show_all(window);
  gtk_widget_grab_focus(view);
  webkit_web_view_load_html(WEBKIT_WEB_VIEW(view), page(), NULL);
  gtk_main();
  return 0;
}
