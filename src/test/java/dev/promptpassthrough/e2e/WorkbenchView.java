package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The workbench as its users find it: by role and name. */
record WorkbenchView(Page page) {

    Locator editor() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Request body"));
    }

    /** By keys, as a person does: fill() selects and inserts within one task, before the editor knows the selection. */
    void write(String body) {
        clear();
        page.keyboard().insertText(body);
    }

    /** A chat of one question, beginning with the key that leads to the editor. */
    void ask(String question, String model, boolean stream) {
        page.keyboard().press("Alt+1");
        assertThat(editor()).isFocused();
        write("""
                {"model": "%s", "stream": %s, "messages": [{"role": "user", "content": "%s"}]}"""
                .formatted(model, stream, question));
    }

    void clear() {
        editor().press("ControlOrMeta+a");
        editor().press("Delete");
    }

    /** Opens the palette of commands and searches it. */
    void searchCommands(String text) {
        page.keyboard().press("ControlOrMeta+k");
        assertThat(choice("What do you want to do?")).isFocused();
        page.keyboard().type(text);
    }

    /** Runs the command of that name, by keys. */
    void command(String name) {
        searchCommands(name);
        assertThat(page.locator("dialog[open]").getByRole(AriaRole.OPTION).first()).containsText(name);
        page.keyboard().press("Enter");
    }

    void send() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send").setExact(true)).click();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** What is written into, by the name beside it. */
    Locator field(String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    Locator choice(String list) {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(list));
    }

    /** The options of a list that is open. */
    Locator option(String name) {
        return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name));
    }

    /** Waits until it is chosen: a body that comes with it would mix with what is typed at once. */
    void choose(String list, String option) {
        choice(list).click();
        option(option).click();
        assertThat(choice(list)).containsText(option);
    }

    /** Chooses a view of the response. */
    void show(String view) {
        region("Response").getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(view)).click();
    }

    /** The tab of a part of the request: body, headers, variables or code. */
    Locator part(String name) {
        return region("Request").getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(name));
    }

    /** The requests. */
    Locator tabs() {
        return page.getByRole(AriaRole.TABLIST, new Page.GetByRoleOptions().setName("Requests")).getByRole(AriaRole.TAB);
    }

    Locator dialog(String name) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    /** What the chosen view of the response shows. */
    Locator panel() {
        return region("Response").getByRole(AriaRole.TABPANEL);
    }

    Locator region(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    Locator responseBody() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Response body"));
    }

    /** In the status line of the response. */
    Locator status(String text) {
        return region("Response").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }
}
