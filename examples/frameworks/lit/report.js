import { LitElement, html } from "lit";
import "reality-gap/define";

const expectations = [{ scope: "network", name: "", value: 0.75 }];

class Report extends LitElement {
  static properties = { leads: { state: true } };

  // In the page's own tree, so that its style sheets hold.
  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <reality-gap demo .expectations=${expectations} @rg-report=${(event) => (this.leads = event.detail.counts.leads)}></reality-gap>
      <p id="leads">${this.leads === undefined ? "Reading" : `${this.leads} leads`}</p>
    `;
  }
}

customElements.define("lit-report", Report);
